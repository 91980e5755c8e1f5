# A received dossier as elements for the SOAP one-stop system. The form's fields keep their names as text, not as elements:
# a name that XML does not allow, or a new field, is then no obstacle.
{
  nhanHoSo: {
    maHoSo: .dossier,
    lanNop: .version,
    nhom: .group,
    maTTHC: .procedure,
    module: .module,
    maDonVi: .unit,
    ngayTiepNhan: (.receivedAt | vn_time),
    canhBao: .warnings,
    truong: [.form | leaf_paths as $at | {ten: ($at | map(tostring) | join(".")), giaTri: (getpath($at) | tostring)}],
    fileDinhKem: [
      .documents[] | {
        id: .id,
        loaiGiayTo: .kind,
        tenGiayTo: .title,
        tenTepDinhKem: .fileName,
        huyGiayTo: (if .cancelled then 1 else 0 end),
        duLieuTepDinhKem: (.content // "")
      }
    ]
  }
}
