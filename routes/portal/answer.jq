# An answer as the portal wants it (DongBoKetQuaHoiDapGuiTuDVCQG). Not one of these field names is confirmed.
def compact: if . == null then "" else vn_time | .[6:10] + .[3:5] + .[0:2] + .[11:13] + .[14:16] + .[17:19] end;

{
  data: [{
    CauHoiId: .id,
    NoiDungTraLoi: .answer.text,
    NguoiTraLoi: .answer.by,
    DonViTraLoi: .answer.unit,
    NgayTraLoi: (.answer.at | compact)
  }]
}
