# The store's list of papers as one row a file; a paper without a file gives none.
.result
| if type == "array" then (first // {}) elif type == "object" then . else {} end
| [
    (.DanhSachGiayToKetQua // [])[] as $paper
    | ($paper.DanhSachTepDinhKem // [])[] as $file
    | {
        code: ($paper.MaKetQua // "" | tostring),
        title: ($paper.TenGiayTo // "" | tostring),
        symbol: ($paper.SoKyHieu // "" | tostring),
        agency: ($paper.CoQuanChuQuan // "" | tostring),
        name: ($file.TenTep // "" | tostring),
        path: ($file.DuongDan // "" | tostring)
      }
  ]
| to_entries
| map(.value + {file: (.key + 1 | tostring)})
