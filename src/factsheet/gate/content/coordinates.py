"""Places lie on the globe: WGS 84 degrees, north and east positive."""

from collections.abc import Iterator

from factsheet.diagnostics import Diagnostic
from factsheet.model.named import Place
from factsheet.model.publication import Publication


def check_coordinates(publication: Publication) -> Iterator[Diagnostic]:
    """Latitudes beyond the poles, longitudes beyond 180 degrees, one without the other."""
    for fact in publication.base.facts.values():
        for statement in fact.statements:
            if isinstance(statement.value, Place) and (problem := _problem(statement.value)):
                yield Diagnostic("coordinates", f"“{fact.id}”: {problem}", statement.at)


def _problem(place: Place) -> str | None:
    latitude, longitude = place.latitude, place.longitude
    if (latitude is None) != (longitude is None):
        return "a point on a map takes both latitude and longitude"
    if latitude is not None and abs(latitude) > 90:
        return f"latitude {latitude} is not between -90 and 90"
    if longitude is not None and abs(longitude) > 180:
        return f"longitude {longitude} is not between -180 and 180"
    return None
