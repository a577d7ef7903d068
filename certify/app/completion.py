"""`certify --completion bash`: what a shell needs to complete commands, keys, options and labels.

    source <(certify --completion bash)        in ~/.bashrc; for zsh the same with `zsh`

The words are those of the parsers and of the table of labels, so that the script knows what this version knows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from certify.app.query import KEYS
from certify.core.claim import LABELS
from certify.core.errors import BadInput

SHELLS: Final = ("bash", "zsh")
_SCRIPT: Final = r"""_certify() {
    local line="${COMP_LINE:0:COMP_POINT}" word words prefix=""
    word="${line##*[[:space:]]}"
    case "$word" in
        claims=*) prefix="claims="; word="${word#claims=}"
            [[ "$word" == *,* ]] && { prefix="$prefix${word%,*},"; word="${word##*,}"; }
            words="@LABELS@" ;;
        --claim=*) prefix="--claim="; word="${word#--claim=}"; words="@LABELS@" ;;
        --*) words="@OPTIONS@" ;;
        *=*) COMPREPLY=(); return ;;
        *) words="@WORDS@" ;;
    esac
    [[ "$line" == *" --claim "* && "$word" != -* && "${line%"$word"}" == *" --claim " ]] && words="@LABELS@"
    local found=($(compgen -W "$words" -- "$word"))
    [[ "$COMP_WORDBREAKS" == *=* && "$prefix" == *=* ]] && prefix="${prefix#*=}"
    COMPREPLY=("${found[@]/#/$prefix}")
    [[ ${#COMPREPLY[@]} -eq 0 ]] && COMPREPLY=($(compgen -f -- "$word"))
    [[ "${COMPREPLY[*]}" == *= ]] && compopt -o nospace 2>/dev/null
}
complete -F _certify certify
"""


def script(shell: str, commands: Sequence[str], options: Sequence[str]) -> str:
    """The script for a shell. BadInput for one that is not known."""
    if shell not in SHELLS:
        raise BadInput(f"--completion {shell[:20]}: one of {', '.join(SHELLS)} is wanted")
    words = " ".join([*commands, *(f"{key}=" for key in KEYS)])
    text = _SCRIPT
    for name, value in (("@LABELS@", " ".join(LABELS)), ("@OPTIONS@", " ".join(options)), ("@WORDS@", words)):
        text = text.replace(name, value)
    return text if shell == "bash" else f"autoload -U +X bashcompinit && bashcompinit\n{text}"
