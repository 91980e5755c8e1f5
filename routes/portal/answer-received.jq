# An answer of the one-stop system, in our words.
{
  id: .maCauHoi,
  answer: {
    text: .noiDung,
    by: (.nguoiTraLoi // ""),
    unit: (.donVi // ""),
    at: (.thoiGian // "" | moment)
  }
}
