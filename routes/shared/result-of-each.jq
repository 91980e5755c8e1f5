# Pairs every dossier asked about with what the registry said of it. One it said nothing of is not ready, and is asked
# about by its other number next time.
.results as $results
| variable("asked") | fromjson
| map(. as $asked
    | ([$results[] | select(.status != null)
        | select(.oneStopNumber == $asked.oneStopNumber or .dossier == $asked.dossier)] | first) as $answer
    | ($answer // {status: "NOT_YET", askBy: (if $asked.askBy == "lt" then "one-stop" else "lt" end)})
      + {dossier: $asked.dossier, version: $asked.version, group: $asked.group}
      + (if $answer then {askBy: $asked.askBy} else {} end))
