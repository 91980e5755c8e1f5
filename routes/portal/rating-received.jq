# A rating by the one-stop system, in our words.
{
  dossier: .maHoSo,
  dimension: .tieuChi,
  score: .diem,
  at: (.thoiGian // "" | moment),
  comment: (.yKien // "")
}
