"""The relations of a fact: the texts that refer to it, and intermediate facts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from factsheet.edition.document import LocalizedText
from factsheet.impact.reading import Item
from factsheet.messages.leaves import addresses, text_placeholders
from factsheet.model.base import FactBase, UnknownAddressError
from factsheet.model.text import split_form


@dataclass(frozen=True, slots=True)
class Dependencies:
    """The dependencies between the facts of one base."""

    base: FactBase
    _behind: dict[str, frozenset[str]] = field(default_factory=dict)

    def fact_at(self, address: str, context: str = "") -> str | None:
        """The fact that an address in a text belongs to; None if it is not a fact's."""
        try:
            return self.base.within(context).resolve(address)[0].id
        except UnknownAddressError:
            return None

    def affects(self, item: Item, target: str) -> bool:
        """Whether a text or value depends on the fact or cell, or is one of its own texts."""
        printed = {*item.addresses, *self._owner(item), *self._claimed(item)}
        rests_on = self._with_operands(printed, item.name)
        return target in rests_on or any(self.fact_at(one) == target for one in rests_on)

    def _claimed(self, item: Item) -> Iterable[str]:
        """The addresses in a text's claim, which decides whether the text is printed."""
        claim = item.text.claim if isinstance(item, LocalizedText) else None
        return (split_form(address)[0] for address in addresses(claim)) if claim else ()

    def _with_operands(self, found: Iterable[str], context: str) -> set[str]:
        """Addresses, and those from which any of them is computed."""
        reached: set[str] = set()
        waiting = list(found)
        while waiting:
            address = waiting.pop()
            if address not in reached:
                reached.add(address)
                fact = self.base.facts.get(self.fact_at(address, context) or "")
                compute = fact.compute if fact else None
                waiting += (ref.address for ref in (compute.operands if compute else ()))
                waiting += () if fact else self._cells(address)
        return reached

    def _cells(self, address: str) -> Iterator[str]:
        """The cells of a column, `series.column`; none of any other address."""
        series, _, column = address.rpartition(".")
        fact = self.base.facts.get(series)
        rows = fact.statements if fact and fact.column(column) else ()
        return (f"{series}.{row.id}.{column}" for row in rows)

    def through(self, item: Item, target: str) -> tuple[str, ...]:
        """The facts named in the text that depend on the target; none if it names the target."""
        fact = self.fact_at(target)
        named = [*dict.fromkeys(self._named(item))]
        if fact in named:
            return ()
        return tuple(name for name in named if fact in self._facts_behind(name))

    def leads_to(self, node: object, fact: str, context: str) -> bool:
        """Whether a part of a sheet names the fact, or one that depends on it."""
        named = filter(None, (self.fact_at(address, context) for address in addresses(node)))
        return any(fact in self._facts_behind(name) for name in named)

    def _named(self, item: Item) -> Iterator[str]:
        for address in self._addresses(item):
            if fact := self.fact_at(address, item.name):
                yield fact

    def _addresses(self, item: Item) -> Iterable[str]:
        if not isinstance(item, LocalizedText):
            return (item.address,)
        count = (split_form(item.text.count)[0],) if item.text.count else ()
        holes = (hole.name for hole in text_placeholders(item.text))
        return (*self._owner(item), *count, *holes)

    def _owner(self, item: Item) -> tuple[str, ...]:
        """The fact that a text is part of: its label, its caption, its name."""
        if not isinstance(item, LocalizedText):
            return ()
        kind, _, rest = item.text.context.partition(":")
        return (rest.partition(":")[0],) if kind == "fact" else ()

    def _facts_behind(self, name: str) -> frozenset[str]:
        """All facts that the fact depends on, including itself."""
        if name not in self._behind:
            reached: set[str] = set()
            waiting = [name]
            while waiting:
                fact = waiting.pop()
                if fact not in reached:
                    reached.add(fact)
                    named = map(self.fact_at, addresses(self.base.facts[fact]))
                    waiting += [other for other in named if other]
            self._behind[name] = frozenset(reached)
        return self._behind[name]
