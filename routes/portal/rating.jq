# A rating as the portal wants it (DongBoDanhGia). Not one of these field names is confirmed: mend them here once the manual is known.
def compact: vn_time | .[6:10] + .[3:5] + .[0:2] + .[11:13] + .[14:16] + .[17:19];
# The portal knows a procedure by the code it has there, as in DongBoHoSoMC.
def at_portal: .procedure as $code
  | ({table: "procedures", code: ($code | capture("^(?<code>[0-9][.][0-9]{6})").code // $code), on: (.at | vn_date)} | table_row
    | .portal_procedure) // $code;

{
  data: [{
    MaHoSo: (.oneStopNumber // .dossier),
    MaTTHC: at_portal,
    TieuChi: .dimension,
    Diem: (.score | tostring),
    NoiDung: .comment,
    ThoiGian: (.at | compact)
  }]
}
