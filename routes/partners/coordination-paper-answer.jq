# What UploadFile answered, with or without its envelope. Done without a file's id is an answer nobody knows.
. as $answer
| (if (.data | type) == "object" then .data else . end) as $file
| {
    code: (if ($file.IdTepTin // "") != "" then (.code // 200)
      elif ([.code | tostring] | inside(["0", "200"])) then "khong-co-IdTepTin"
      else .code end),
    message: (.message // ""),
    IdTepTin: ($file.IdTepTin // "" | tostring),
    HashTepTin: ($file.HashTepTin // "")
  }
