"""Cut the emoji that clinics write out of Noto Emoji, as `NotoEmoji-Leaflet.ttf`.

Run by hand when a sign is added: `python fonts/make_emoji.py NotoEmoji_500Medium.ttf` (needs fontTools), then
`make_metrics.py`. In the whole font a sign is 1.27 em wide and a good em high; here it is one em wide, and as
high as a capital of Source Sans with the descent of a letter: so it stands in a line as a word does.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

SIGNS = {
    "yes, no and beware": "✅❌❎➕➖➗✖✔☑❕❔❗❓‼⁉🚫⛔🛑🚨♿♻⭕💯🆘🆗🆕ℹ🅿🔟🚭",
    "dots and squares": "🔴🟠🟡🟢🔵🟣🟤⚫⚪🔺🔻🔸🔹🔶🔷🟥🟧🟩🟦⬛⬜◼◻◾◽▪▫🔘🔲🔳",
    "hands": "👉👈👆👇☝👍👎👏🙌🙏✋🖐👌✌🤞💪👋✊✍🤝🫶",
    "the body": "🦵🦶👂👃👀👁🦴🧠🫀🫁🦷👄👣🤰",
    "faces": "😀😃😄😁😆😅😂😊🙂😉😌😍🥰😇🤗🤔😐😑😶🙄😏😣😥😮😯😪😫🥱😴😓😔😕🙃😲☹🙁😖😞😟😤😢😭😨😩😬😰😱"
    "🥵🥶😵😠😡🤒🤕🤢🤮🤧😷🥺😎😋☺🤖",
    "people": "🧍🧎🚶🏃🧘🏋🚴🏊🤸🏌⛷🚣🧗🛌🛀💆🤷🙋🙆🙅💁🧑👨👩👦👶👵👴👥👤🗣👷♀♂⚕",
    "sport": "⚽🎾🏀🏐🏓🏸⛳🎯🏆🥇🏅👟👞👠🏁",
    "getting there": "🚗🚕🚌🚑🚲✈🚆",
    "care": "💊💉🩹🩺🩻🩸🩼🦽🦯🌡🧬🔬🏥🧴🦠🛏🛋🪑🚪🪜🚿👓",
    "weather": "🧊🔥❄🌞☀🌤⛅☁🌧💨💦💧🌊☔☂🌈🌙⭐🌟✨💫⚡💥♨",
    "time": "⏰⏱⏲⏳⌛⌚🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛🕰📅📆📌📍",
    "paper": "📋📝✏🖊📚📄📃📑📊📈📉📁📎📏🔖🏷🗑📦🎓",
    "calling": "📞☎📱📲📧✉📩📨💻🌐🔗📷🎥▶◀⏸⏯⏹🔽🔼🔊🔇🎵🎶💬💭📢📣🔔🔕🔍🔎",
    "arrows": "➡⬅⬆⬇↗↘↙↖↔↕🔄🔁🔂🔃↩↪⤴⤵🔙🔜🔝",
    "things": "💡🔑🔒🔓🔧⚙⚖🛡🎁🎉🏠🌳🌱🌿🍀🌸🧩💰💳🛒👕🎒🔋🚩💎",
    "food": "🍎🍌🥦🥕🥗🍞🥚🐟🥛☕🍷🍺🍽🚬",
    "hearts": "❤🧡💚💙💜🖤🤍💔💕💖💗♥",
    "letters of flags": "".join(map(chr, range(0x1F1E6, 0x1F200))),
}


def cut(whole: Path, into: Path) -> None:
    """Write the signs that no other face has, and a space, without hints, layout or names of glyphs."""
    options = Options()
    options.hinting = False
    options.layout_features = []
    options.name_IDs = ["*"]
    options.drop_tables += ["vhea", "vmtx", "STAT"]
    had = {
        ord(letter)
        for other in into.parent.glob("*.metrics.json")
        if other.name.partition(".")[0] != into.stem
        for letter in json.loads(other.read_text("utf-8"))["letters"]
        if letter != " "
    }
    font = TTFont(whole, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes={ord(sign) for sign in " " + "".join(SIGNS.values())} - had)
    subsetter.subset(font)
    wide = max(advance for advance, _ in font["hmtx"].metrics.values())
    scale_upem(font, round(font["head"].unitsPerEm * 1000 / wide))
    font["head"].unitsPerEm = 1000
    font.save(into)


if __name__ == "__main__":
    target = Path(__file__).with_name("NotoEmoji-Leaflet.ttf")
    cut(Path(sys.argv[1]), target)
    print(target.name, target.stat().st_size, len(TTFont(target).getBestCmap()))
