package vn.lienthong.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The code lists of the simulated portal whose services are known by name. */
final class PortalLists {
    private static final String[][] LISTS = {
        {"LayDanhMucTinhThanh", "TINH", "34"},
        {"LayDanhMucQuanHuyen", "HUYEN", "20"},
        {"LayDanhMucPhuongXa", "XA", "120"},
        {"LayDanhMucCoQuan", "DONVI", "40"},
        {"LayDanhMucLinhVuc", "LINHVUC", "30"},
        {"LayDanhMucQuocGia", "QUOCGIA", "50"},
        {"LayDanhMucDanToc", "DANTOC", "54"},
        {"LayDanhMucGioiTinh", "GIOITINH", "3"},
        {"LayDanhMucTinhTrangHonNhan", "TINHTRANG", "4"},
        {"LayDanhMucTonGiao", "TONGIAO", "16"},
        {"LayDanhMucCapThucHien", "CAP", "4"},
        {"LayDanhMucLePhi", "LEPHI", "5"},
        {"LayDanhMucDoiTuong", "DOITUONG", "6"},
        {"LayDanhMucCanCuPhapLy", "VANBAN", "25"},
        {"LayDanhSachTTHC", "TTHC", "60"},
    };

    private final Map<String, PortalList> lists = new LinkedHashMap<>();

    PortalLists() {
        for (String[] list : LISTS) lists.put(list[0], new PortalList(list[0], list[1], Integer.parseInt(list[2])));
    }

    List<PortalList> all() {
        return List.copyOf(lists.values());
    }

    PortalList of(String service) {
        PortalList list = lists.get(service);
        if (list == null) throw new IllegalArgumentException("no such list: " + service);
        return list;
    }
}
