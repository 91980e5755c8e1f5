# One stored paper with its content: the store gives a file as base64 text, bare or in a field.
. as $answer
| (variable("paper") | fromjson)
  + {content: ($answer.result
      | if type == "array" then (first // "") else . end
      | if type == "string" then . elif type == "object" then (.NoiDung // .DuLieu // "" | tostring) else "" end)}
