"""The published case form: the facts of a case written by hand, as JSON. Pure.

types      what stands in a form, from which the JSON Schema is made
places     JSON to values with the place of each
reading    bytes to a form, with every fault at its place
checking   faults between the parts of a form
making     a form to the events of a case
schema     the JSON Schema that is published with the program
"""

from gesprekshulp.assistant.form.making import FormEvents, events_of
from gesprekshulp.assistant.form.reading import FormFault, read_form
from gesprekshulp.assistant.form.types import Form

__all__ = ["Form", "FormEvents", "FormFault", "events_of", "read_form"]
