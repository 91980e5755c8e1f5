# A rating as the portal wants it (DongBoDanhGia). Not one of these field names is confirmed: mend them here once the manual is known.
def compact: vn_time | .[6:10] + .[3:5] + .[0:2] + .[11:13] + .[14:16] + .[17:19];

{
  data: [{
    MaHoSo: (.oneStopNumber // .dossier),
    MaTTHC: .procedure,
    TieuChi: .dimension,
    Diem: (.score | tostring),
    NoiDung: .comment,
    ThoiGian: (.at | compact)
  }]
}
