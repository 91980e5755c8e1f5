# What traTrangThaiHoSo answers, as {code, status}: 0 error, 1 waiting, 2 supplement, 3 eligible, 4 done. Where the state
# stands in the answer is unverified, so the usual places are tried.
def text: if . == null then "" else tostring end;
def state: if type == "array" then first | state elif type == "object" then .trangThai else . end;
((.errorCode // .maLoi // .code) | text) as $code
| ([.trangThai, (.value, .data, .result | state), (if (.status | text | test("^[0-4]$")) then .status else null end)]
    | map(text | select(test("^[0-4]$"))) | first) as $state
| {
    code: (if $code | . == "" or . == "0" or . == "00" or . == "1" then "0" else $code end),
    status: ({"0": "ERROR", "1": "KNOWN", "2": "SUPPLEMENT_REQUIRED", "3": "KNOWN", "4": "REGISTERED"}[$state // ""] // "UNKNOWN"),
    note: ((.noiDungXuLy // .noiDung) | text),
    reason: (.ghiChu | text),
    deadline: (.hanBoSungHoSo | text)
  }
