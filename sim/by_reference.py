"""How compiled code takes a named tuple of arrays: by one pointer to a struct of them, not by the value of each.

By value a world is some twenty arrays of seven and more words each, copied at every call between compiled functions
that the compiler does not merge. The struct lies on the stack of the call from Python for as long as that call lasts.
Fields can be read, not set; what the arrays hold can be changed.
"""

from typing import Any

from llvmlite import ir
from numba.core import cgutils, types
from numba.core.datamodel import models
from numba.core.extending import NativeValue, register_model, typeof_impl, unbox
from numba.core.imputils import impl_ret_borrowed, lower_getattr_generic
from numba.core.typing.templates import AttributeTemplate, infer_getattr

_REGISTERED: dict[type, "Reference"] = {}


class Reference(types.Type):
    """The compiled type of a named tuple whose fields are arrays or such tuples; equal for equal fields."""

    def __init__(self, name: str, fields: tuple[tuple[str, types.Type], ...]) -> None:
        """Name the tuple's class and its fields in order."""
        self.fields = fields
        super().__init__(name=f"Reference[{name}]({', '.join(f'{field}: {kind}' for field, kind in fields)})")

    def place(self, field: str) -> int:
        """Return the place of a field."""
        return [name for name, _ in self.fields].index(field)


def reference_to(shape: type, fields: dict[str, types.Type], *, looked_at: bool) -> Reference:
    """Return the compiled type of a named tuple's class, and let calls from Python recognise its instances.

    Where the fields are `looked_at` at every such call, arrays of another kind than declared raise TypeError; that
    takes longer than the call, and the program itself makes none.
    """
    if shape not in _REGISTERED:
        found = Reference(f"{shape.__module__}.{shape.__qualname__}", tuple(fields.items()))
        _REGISTERED[shape] = found

        def recognised(value: Any, context: Any) -> Reference:  # noqa: ANN401
            if looked_at:
                _check(value, found, context)
            return found

        typeof_impl.register(shape)(recognised)
    return _REGISTERED[shape]


def _check(value: Any, kind: Reference, context: Any) -> None:  # noqa: ANN401
    for name, declared in kind.fields:
        given = typeof_impl(getattr(value, name), context)
        if given != declared and getattr(given, "mutable", True):
            message = f"field {name} of {kind.name.partition('(')[0]} is {given}, not {declared}"
            raise TypeError(message)


@register_model(Reference)
class _ReferenceModel(models.PrimitiveModel):
    def __init__(self, manager: Any, kind: Reference) -> None:  # noqa: ANN401
        members = [manager.lookup(field).get_value_type() for _, field in kind.fields]
        super().__init__(manager, kind, ir.LiteralStructType(members).as_pointer())


@infer_getattr
class _ReferenceFields(AttributeTemplate):
    key = Reference

    def generic_resolve(self, kind: Any, field: str) -> Any:  # type: ignore[override]  # noqa: ANN401
        return dict(kind.fields).get(field)


@lower_getattr_generic(Reference)
def _read(context: Any, builder: Any, kind: Reference, value: Any, field: str) -> Any:  # noqa: ANN401
    pointer = cgutils.gep_inbounds(builder, value, 0, kind.place(field))
    return impl_ret_borrowed(context, builder, dict(kind.fields)[field], builder.load(pointer))


@unbox(Reference)
def _from_python(kind: Reference, value: Any, call: Any) -> NativeValue:  # noqa: ANN401
    pointer_type = call.context.get_value_type(kind)
    struct = cgutils.alloca_once(call.builder, pointer_type.pointee)
    failed = cgutils.false_bit
    for place, (_, field) in enumerate(kind.fields):
        native = call.unbox(field, call.pyapi.tuple_getitem(value, place))
        call.builder.store(native.value, cgutils.gep_inbounds(call.builder, struct, 0, place))
        failed = call.builder.or_(failed, native.is_error)
    return NativeValue(struct, is_error=failed)
