#!/usr/bin/env bash
# One build on four nodes: sbatch docs/examples/slurm.sh, from the publication's folder,
# which lies on a file system that all nodes see, with a virtual environment .venv in it.
#SBATCH --job-name=factsheet
#SBATCH --nodes=4
#SBATCH --ntasks-per-node=16
#SBATCH --cpus-per-task=1
#SBATCH --mem-per-cpu=512M
#SBATCH --time=01:00:00
set -euo pipefail

. .venv/bin/activate
port=$((20000 + SLURM_JOB_ID % 10000))
scratch=$(mktemp -d)
trap 'kill "${scheduler:-}" "${workers:-}" 2>/dev/null; rm -rf "$scratch"' EXIT

dask scheduler --port "$port" --no-dashboard &
scheduler=$!
srun dask worker "tcp://$(hostname):$port" \
    --nworkers 1 --nthreads 1 --no-dashboard --local-directory "$scratch" &
workers=$!

factsheet build --executor "dask://$(hostname):$port"
