"""What the search knows of languages: their stemmers (Snowball), and the words that tell nothing of a text.

Languages are told by the first part of their BCP 47 tags. All words are folded.
"""

from collections.abc import Iterable
from pathlib import Path

from briefpress.model import primary_of

STEMMERS = {
    "ar": "arabic",
    "ca": "catalan",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "eo": "esperanto",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}
"""The languages that have a stemmer, and what Snowball calls them."""
_COMMON = {
    "ar": "من في على الى عن ان هذا هذه ذلك تلك التي الذي الذين ما لا لم لن قد كان كانت هو هي هم او و ثم مع بعد قبل كل",
    "de": "der die das den dem des ein eine einer eines einem einen und oder in im an am auf aus bei mit von vom zu zum"
    " zur fur ist sind war waren hat haben er sie es sich nicht als auch dass wie uber nach",
    "en": "a an and are as at be but by for from had has have he his in is it its not of on or that the their they this"
    " to was were which will with",
    "es": "a al con de del el en es la las le lo los mas no para pero por que se su sus un una unas uno unos y",
    "fr": "a au aux ce ces cette d dans de des du elle en est et il ils l la le les leur leurs n ne on ont ou par pas"
    " plus pour qu que qui s sa se ses son sont sur un une",
    "pt": "a ao aos as com da das de do dos e em foi foram mais mas na nas nao no nos o os ou para pela pelas pelo"
    " pelos por que se sao sua suas seu seus um uma",
    "ru": "а без был была были было в во для до его ее же за и из или их к как ко на не но о об от по при с со так то у"
    " что это",
}
"""Words so common that a search for several words passes over them."""
_ASKING = {
    "ar": "كم من ماذا متى اين لماذا كيف هل اي قال قالت يقول حول هناك",
    "de": "wie viel viele wer wen wem wessen wann wo warum weshalb was welche welcher welches sagt sagte sagen gibt",
    "en": "how many much what who whom whose when where why which did does do is are was were say says said tell about"
    " there",
    "es": "cuanto cuanta cuantos cuantas que quien quienes cual cuales cuando donde como porque dijo dice dicen decir"
    " hay fue fueron es son sobre",
    "fr": "combien qui que quoi quand ou pourquoi comment quel quelle quels quelles dit disent disait est sont y",
    "pt": "quanto quanta quantos quantas que quem qual quais quando onde como porque disse diz dizem ha foi"
    " foram sobre",
    "ru": "сколько кто кого кому чей когда где почему зачем что какой какая какие как сказал сказала говорит о",
}
"""Words that only ask: a search that begins with one passes over all of them."""
_HERE = Path(__file__).parent / "snowball"


def common_in(language: str) -> frozenset[str]:
    """Return the commonest words of a language."""
    return frozenset(_COMMON.get(primary_of(language), "").split())


def said_in(languages: Iterable[str]) -> dict[str, str | dict[str, str]]:
    """Return what an index tells of its languages: the commonest words of each, and the words that ask in any."""
    known = sorted({primary_of(each) for each in languages})
    asking = {word for each in known for word in _ASKING.get(each, "").split()}
    common = {each: " ".join(sorted(common_in(each))) for each in known if each in _COMMON}
    return {"common": common, "asking": " ".join(sorted(asking))}


def stemmers_for(languages: Iterable[str]) -> str:
    """Return the script with the stemmers of an index's languages, which hands them over by language."""
    known = [each for each in sorted(set(languages)) if each in STEMMERS]
    names = sorted({STEMMERS[each] for each in known})
    scripts = [(_HERE / f"{name}-stemmer.js").read_text("utf-8").strip() for name in ("base", *names)] if names else []
    table = ", ".join(f"{each}: new {STEMMERS[each].capitalize()}Stemmer()" for each in known)
    return "\n".join([*scripts, f'briefingsSearch.take(["stemmers", "", {{{table}}}]);\n'])
