# An image with the command factsheet, for machines and CI jobs that should install nothing else.
#
#   docker build -t factsheet .
#   docker run --rm --user "$(id -u):$(id -g)" -v "$PWD:/publication" factsheet factsheet build
#
# With --user, files in output/ belong to you; without it, to the image's own user 1000.
# A container forgets what it has built, so the next one makes every PDF again and keeps no page of
# a language that is not complete: where output/ is yours alone, add “build --trust-output”.
# What few need is left out. `factsheet impact --since` calls git: add --build-arg PACKAGES=git. Tables
# in Parquet files take pyarrow, which is half as large as all the rest: add --build-arg UNUSED= to
# keep it.
ARG BASE=python:3.13-slim-bookworm

FROM ${BASE} AS build
ARG UNUSED=pyarrow
WORKDIR /src
RUN python3 -m venv /opt/factsheet
COPY locks/build.txt locks/build.txt
RUN /opt/factsheet/bin/python -m pip install --no-cache-dir --disable-pip-version-check \
        --require-hashes --requirement locks/build.txt
COPY pyproject.toml README.md LICENSE ./
COPY src src
RUN /opt/factsheet/bin/python -m pip install --no-cache-dir --disable-pip-version-check \
        --no-deps --no-build-isolation . \
    && /opt/factsheet/bin/python -m pip uninstall --quiet --yes pip ${UNUSED}

FROM ${BASE}
ARG PACKAGES=""
RUN apt-get update \
    && apt-get install --yes --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 ${PACKAGES} \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 1000 --create-home factsheet
COPY --from=build /opt/factsheet /opt/factsheet
# Any user of --user can write to /tmp, where Fontconfig puts its cache.
ENV PATH=/opt/factsheet/bin:$PATH HOME=/tmp
USER 1000
WORKDIR /publication
CMD ["factsheet", "--help"]
