# CapNhatTienDoHoSoMC: one row for each status a dossier entered, all values text, dates yyyyMMddHHmmss in Viet Nam.
def text: if . == null then "" else tostring end;
def words: {
    RECEIVED: "Hệ thống đã tiếp nhận hồ sơ",
    ACCEPTED: "Bộ phận một cửa tiếp nhận hồ sơ",
    FORWARDED: "Gửi hồ sơ sang phần mềm hộ tịch",
    SUPPLEMENT_REQUIRED: "Yêu cầu bổ sung hồ sơ",
    REGISTERED: "Hoàn thành đăng ký",
    RETURNED: "Trả kết quả",
    REJECTED: "Từ chối giải quyết hồ sơ",
    WITHDRAWN: "Công dân rút hồ sơ",
    STOPPED: "Dừng xử lý hồ sơ"
  }[.];
{
  data: [.[] | {
    MaHoSo: (.oneStopNumber // .dossier),
    NguoiXuLy: ((.progress.by // "Hệ thống liên thông" | text)[0:50]),
    ChucDanh: (.progress.title | text),
    ThoiDiemXuLy: (.progress.at | portal_time),
    PhongBanXuLy: (.progress.unit | text),
    NoiDungXuLy: (.progress.note // (.progress.status | words)),
    TrangThai: (.progress.status | portal_code),
    NgayBatDau: (.receivedAt | portal_time),
    NgayKetThucTheoQuyDinh: (.dueAt // .groupDueAt // .receivedAt | portal_time)
  }]
}
