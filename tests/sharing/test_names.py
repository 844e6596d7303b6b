"""Names of authors: divided where that is known, else left whole."""

import pytest

from briefpress.model import Actor, Name, Text
from briefpress.sharing import Names


def _actor(name: str, kind: str, *spellings: str) -> Actor:
    return Actor.model_validate({"name": {"en": name, "es": name}, "type": kind, "spellings": spellings})


def _names(*actors: Actor) -> Names:
    bearers = {name: actor for actor in reversed(actors) for _, name in actor.names()}
    return Names(bearers.get)


NAMES = _names(
    _actor("Teo Brand", "person", "Teo Brand"),
    _actor("Gabriel Márquez Soto", "person", "Gabriel Márquez Soto", "Márquez Soto"),
    _actor("Lin Wei", "person", "Lin Wei", "Lin"),
    _actor("Ana María Ríos", "person", "Ana María Ríos"),
    _actor("Marea, Agencia", "outlet", "Marea, Agencia"),
    _actor("Puerto Alto", "organisation", "Puerto Alto"),
)


@pytest.mark.parametrize(
    ("written", "family", "given"),
    [
        ("Teo Brand", "Brand", "Teo"),
        ("Teo  Brand", "Brand", "Teo"),
        ("Brand, Teo", "Brand", "Teo"),
        ("Nobody, Known", "Nobody", "Known"),
        ("Beauvoir, Simone de", "Beauvoir", "Simone de"),
        ("Ortega y Gasset, José", "Ortega y Gasset", "José"),
        ("Gabriel Márquez Soto", "Márquez Soto", "Gabriel"),
        ("Lin Wei", "Lin", "Wei"),
        ("Ana María Ríos", "Ana María Ríos", ""),
        ("Nobody Known", "Nobody Known", ""),
        ("Puerto Alto", "Puerto Alto", ""),
        ("Marea, Agencia", "Marea, Agencia", ""),
        ("Ministerio de Energía y Minas", "Ministerio de Energía y Minas", ""),
        ("Ministry of Energy, Mines and Water", "Ministry of Energy, Mines and Water", ""),
        ("Ministerio de Energía, Minas y Agua", "Ministerio de Energía, Minas y Agua", ""),
        ("Arvenia between Talvia, Sorenia, and the East", "Arvenia between Talvia, Sorenia, and the East", ""),
        ("Marea Press, Inc.", "Marea Press, Inc.", ""),
        ("Marea, S.A.", "Marea, S.A.", ""),
        ("Brand,", "Brand,", ""),
        ("新华社", "新华社", ""),
    ],
)
def test_only_a_person_s_name_is_divided(written: str, family: str, given: str) -> None:
    assert NAMES.of(written) == Name(family, given)


def test_a_name_is_that_of_the_actor_in_either_language() -> None:
    actor = _actor("x", "person").model_copy(update={"name": Text(en="Teo Brand", es="Teo Marca")})
    assert [_names(actor).of(each).family for each in ("Teo Brand", "Teo Marca")] == ["Brand", "Marca"]
