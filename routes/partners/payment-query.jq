# A question about a payment (QUERY).
def compact: vn_time | .[6:10] + .[3:5] + .[0:2] + .[11:13] + .[14:16] + .[17:19];

{LoaiBanTin: "QUERY", PhienBan: header("PhienBan"), MaDoiTac: (header("MaDoiTac") // ""), MaThamChieu: .reference, ThoiGianGD: (.now | compact)}
