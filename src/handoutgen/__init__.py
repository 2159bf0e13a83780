"""handoutgen: a Danish Markdown article becomes a printed patient leaflet.

An article is read, understood, composed into a leaflet, set, imprinted for a clinic and a patient, and
written as an accessible PDF. The walk of one table row, from file to ink:

1. `cli` hands paths to `build` or to a whole `batch`. `batch.plan` says what is to be made and how it is
   called, `batch.run` hands that out to processes, and `batch.making` takes each leaflet to `press`.
   There `press.plates` finds the plate of its body, or has the article of `press.manuscripts` read and
   walked to the plate of step 9, and `press.printing` imprints it.
2. `reading.source` splits front matter from body and remembers how many lines stood above, so that every
   fault names the line the author sees. `reading.tables` counts the cells of a row in the raw line: the
   parser drops surplus cells in silence, and in a dose table that is a danger.
3. `reading.blocks` turns markdown-it's tokens into our small typed tree (`model.article`).
   `reading.clinics`, `patients` and `lists` read who it is for; no fault repeats a patient's words. A clinic
   that has not changed is known from before (`reading.kept_clinics`).
4. `understanding` says what the blocks mean: this table is exercises, this cell is a dose of 3 sets, this
   section is red flags. It changes no word; its wordings are data in `understanding.wordings`.
   `understanding.choices` lays over it what clinic and clinician chose, `leaving` what a clinic leaves out.
5. `composing` makes the `Leaflet` (`model.leaflet`): which parts, in which order; a `programme` of chosen
   exercises in the place of the article's. What reflows is the body; what fits fixed places (logo, patient
   line, numbers to call, contact panel) is the imprint.
6. `typesetting.parts` sets the parts into a galley (`galley`): strips that are never cut, with the price
   of a page break between them. Every piece of ink is owned by a tag (`tags`) or is an artifact.
7. `typesetting.makeup` cuts the galley into `pages`, `weighing` all ways at once, and copyfits.
8. `typesetting.imprint` sets the clinic's and the patient's words into the places the body left, at the
   `desk`: smaller, then wrapped, then cut and told of. `imposition` lays a booklet's pages on sheets.
9. `pdf.platemaking` draws the body as a plate, which knows no clinic and no patient: `keeping.cache` keeps it
   for the next run, unless the body itself speaks to a patient. Behind it, as an incremental update,
   `pdf.inking` writes the clinic, once for all its patients, and `pdf.imprinting` the patient: what fills a
   place is cast once (`pdf.stereotype`) and printed on any plate (`pdf.forme`).
10. `keeping.files` writes beside the name and renames, so a half leaflet is never left behind;
    `batch.manifest` remembers what was made, and nothing of patients. `pdf.joining` first makes one file
    of many, each on fresh paper, where that was asked for.

`checking` tells what a careful editor would say of the same files before anybody prints them; what the walk
itself warns of it takes from there. `listing` tells of all articles at once: what there is, what is due.
`verify` judges what was printed; `watching` makes anew what somebody saves.
`starting` writes the files that an author or a clinic begins with.

The rooms of the house, each as it tells of itself:

- `cli`: The commands, one file each, loaded only when called: `--help` imports nothing that typesets.
- `listing`: All articles at once: what there is, and what is due for review. It judges nothing: it tells.
- `starting`: What somebody begins with: an article or a clinic to fill in, written where nothing stands.
- `batch`: Many leaflets: what is to be made, how it is called, who makes it, and what was made.
- `checking`: What a careful editor would say of articles, clinics and lists before anybody prints them.
- `press`: One leaflet: a plate, made or found, and the imprint of clinic and patient on it.
- `pdf`: Set pages become a tagged PDF file: PDF/UA-1 and PDF/A-2a.
- `typesetting`: A composed leaflet becomes pages of placed ink, each piece owned by a tag.
- `composing`: An outline, a clinic and a patient become a leaflet: which parts, in which order.
- `understanding`: What the blocks of an article mean. No word is changed here.
- `reading`: Files become the model: articles, clinics, patients and lists, checked, with true lines.
- `danish`: Danish writing: dates, numbers, phone numbers, reading ease, and the words printed on leaflets.
- `keeping`: What lies on disk: ordinary files read whole, files written whole, a cache of what is costly
  to make.
- `model`: What things are: articles, clinics, patients, leaflets and faults. Imports nothing outside
  itself.

Imports go down only: cli → watching → build | verify | listing | starting → batch | checking → press → pdf →
typesetting | composing | understanding | reading → danish | keeping → model.
"""

import sys as _sys

__version__ = "0.1.0"

for _settings in ("reportlab_mods", "reportlab_settings"):
    # ReportLab would run what lies under these names on the path or in the user's home. The same inputs give
    # the same leaflet on every machine.
    _sys.modules.setdefault(_settings, type(_sys)(_settings))
