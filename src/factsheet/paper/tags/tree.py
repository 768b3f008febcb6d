"""Write structure elements: parents, pages, marked content, namespaces."""

from typing import Any

import pydyf

from factsheet.paper.tags.roles import ONLY_IN_1_7, RENAMED

PDF_2 = "http://iso.org/pdf2/ssn"
"""The namespace of PDF 2.0's structure types (ISO 32000-2, 14.8.6)."""
Structure = Any
"""A pydyf.Dictionary of type StructElem."""


class StructureTree:
    """The structure tree of one pydyf.PDF (ISO 32000-1, 14.7)."""

    def __init__(self, pdf: Any, *, is_pdf_2: bool) -> None:
        self.pdf = pdf
        self.is_pdf_2 = is_pdf_2
        self.root = self._added({"Type": "/StructTreeRoot"})
        self.namespace: Any = None
        if is_pdf_2:
            self.namespace = self._added({"Type": "/Namespace", "NS": pydyf.String(PDF_2)})
            self.root["Namespaces"] = pydyf.Array([self.namespace.reference])
        self.top = self.add("Document", self.root)
        self.numbers: dict[int, Any] = {}
        """The parent tree: the elements by the key of a page, form or annotation."""
        self.names: dict[str, bytes] = {}
        """Elements by their identifiers."""

    def add(self, role: str, parent: Structure, **entries: Any) -> Structure:
        """Add an element at the end of its parent."""
        name = RENAMED.get(role, role) if self.is_pdf_2 else role
        element = self._added({"Type": "/StructElem", "S": f"/{name}", "P": parent.reference})
        element.update(entries)
        element["K"] = pydyf.Array()
        if self.is_pdf_2 and name not in ONLY_IN_1_7:
            element["NS"] = self.namespace.reference
        if name == "Note":  # ISO 14289-1, 7.9: each has an identifier
            identifier = f"note-{len(self.names) + 1:04}"
            element["ID"] = pydyf.String(identifier)
            self.names[identifier] = element.reference
        parent.setdefault("K", pydyf.Array()).append(element.reference)
        return element

    def add_mark(self, element: Structure, page: bytes, form: Any = None) -> "Mark":
        """Add marked content of a page, or of a form drawn on it; its number is set later."""
        element.setdefault("Pg", page)
        kid: Any = 0
        if form is not None or element["Pg"] != page:
            kid = pydyf.Dictionary({"Type": "/MCR", "Pg": page, "MCID": 0})
            if form is not None:
                kid["Stm"] = form.reference
        element["K"].append(kid)
        return Mark(element, len(element["K"]) - 1)

    def add_annotation(self, element: Structure, annotation: Any, page: bytes) -> None:
        """A link's active area."""
        reference = {"Type": "/OBJR", "Obj": annotation.reference, "Pg": page}
        element["K"].append(pydyf.Dictionary(reference))
        annotation["StructParent"] = self.key(element.reference)

    def key(self, value: Any, key: int | None = None) -> int:
        """Add an entry to the parent tree, and return its key."""
        key = len(self.numbers) if key is None else key
        self.numbers[key] = value
        return key

    def write(self) -> None:
        """Add the tree to the document's catalog."""
        numbers = pydyf.Array(part for pair in sorted(self.numbers.items()) for part in pair)
        self.root["ParentTree"] = self._added({"Nums": numbers}).reference
        self.root["ParentTreeNextKey"] = len(self.numbers)
        if self.names:
            named = (
                part
                for name, one in sorted(self.names.items())
                for part in (pydyf.String(name), one)
            )
            self.root["IDTree"] = self._added({"Names": pydyf.Array(named)}).reference
        self.pdf.catalog["StructTreeRoot"] = self.root.reference
        self.pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
        self.pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})

    def _added(self, entries: dict[str, Any]) -> Any:
        new = pydyf.Dictionary(entries)
        self.pdf.add_object(new)
        return new


class Mark:
    """The place in an element for the number of marked content."""

    __slots__ = ("element", "index")

    def __init__(self, element: Structure, index: int) -> None:
        self.element = element
        self.index = index

    def number(self, identifier: int) -> None:
        """Set the marked-content identifier."""
        kids = self.element["K"]
        if isinstance(kids[self.index], dict):
            kids[self.index]["MCID"] = identifier
        else:
            kids[self.index] = identifier
