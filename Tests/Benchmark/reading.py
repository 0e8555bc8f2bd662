"""Reads YAML on libyaml, in one of two ways, both of which take every scalar as text: the codebook says what an answer is.

`load` is PyYAML's own C loader. `read_events` makes mappings, lists and texts from libyaml's events, which takes half as long, since
the loader first makes a node of each value and looks up its type; the files have neither anchors nor tags.
"""

import sys

import yaml
from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

try:
    from yaml.cyaml import CBaseLoader, CParser
except ImportError:
    sys.exit("PyYAML was built without libyaml; its Python parser is many times slower and would be no fair peer.")


def load(path):
    with open(path, "rb") as file:
        return yaml.load(file, CBaseLoader)


def read_events(path):
    with open(path, "rb") as file:
        next_event = CParser(file.read()).get_event
    # The starts of the stream and of the document.
    next_event()
    next_event()
    return _value(next_event(), next_event)


def _value(event, next_event):
    kind = event.__class__
    if kind is ScalarEvent:
        return event.value
    if kind is MappingStartEvent:
        mapping = {}
        while (key := next_event()).__class__ is not MappingEndEvent:
            mapping[key.value] = _value(next_event(), next_event)
        return mapping
    if kind is not SequenceStartEvent:
        raise ValueError(f"{event} is not used in these files")
    items = []
    while (item := next_event()).__class__ is not SequenceEndEvent:
        items.append(_value(item, next_event))
    return items
