# What GetNextValue answered: the number alone, as {value}, or either of them in the envelope's data. Done without one is unknown.
. as $answer
| (.data // .) as $given
| (if ($given | type) == "object" then ($given.value // "") else $given end | tostring) as $number
| {
    code: (if $number != "" then ($answer.code // 200)
      elif ([$answer.code | tostring] | inside(["0", "200"])) then "khong-co-so"
      else $answer.code end),
    message: ($answer.message // ""),
    oneStopNumber: $number
  }
