# What dangKyHoTich answers, as {code}: 0 when it has the dossier – "already received" too – else its error code, or ? for
# an answer that says no without one. No text of the answer is kept: it may repeat what was sent.
def text: if . == null then "" else tostring end;
([.. | strings] | join(" ")) as $words
| ((.errorCode // .maLoi // .code) | text) as $code
| if ($words | test("[đĐ]ã được tiếp nhận")) then {code: "0"}
  elif ($code | . != "" and . != "0" and . != "00" and . != "1") then {$code}
  elif (.status | text) == "0" then {code: "?"}
  else {code: "0"} end
