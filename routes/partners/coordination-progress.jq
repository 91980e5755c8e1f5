# One step of the work, as the coordination system may want it (CapNhatTienTrinh, unverified; fields as in the portal's progress).
. as $dossier
| .message as $status
| [{
    MaHoSo: .dossier,
    NguoiXuLy: ($status.by // ""),
    ChucDanh: ($status.title // ""),
    ThoiDiemXuLy: ($status.at | vn_time),
    PhongBanXuLy: ($status.unit // ""),
    NoiDungXuLy: ($status.note // $status.reason // ""),
    TrangThai: ({front: "coordination", status: $status.status} | front_code),
    NgayBatDau: (.appointment.startsAt | vn_time),
    NgayKetThucTheoQuyDinh: (.appointment.dueAt | vn_time)
  }]
