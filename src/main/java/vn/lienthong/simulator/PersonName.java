package vn.lienthong.simulator;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A name as the newer form splits it: family name, middle names, given name; the first two may be empty. */
record PersonName(String family, String middle, String given) {
    /** As the older form writes it, in one. */
    String whole() {
        return Stream.of(family, middle, given).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
    }

    /** Names as they really occur, where programs that expect family, middle and given name fail. */
    static final List<PersonName> UNUSUAL = List.of(
            new PersonName("H'Hen", "", "Niê"), new PersonName("Y", "Bhăm", "Êban"), new PersonName("K’", "", "Bréo"));

    static final List<String> ONE_WORD = List.of("Thoong", "Puih", "Brơih");

    static final List<String> FAMILIES = List.of(
            "Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Phan", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý",
            "Thạch", "Danh", "Lâm", "Châu", "Quách", "Mạc");
    static final List<String> GIRLS_MIDDLE = List.of("Thị", "Ngọc", "Thị Kim", "Bảo", "Thanh", "Hoàng Yến", "Thùy");
    static final List<String> GIRLS =
            List.of("Ngân", "Như", "Trâm", "Quỳnh", "Vy", "Thảo", "Diễm", "Nguyệt", "Hằng", "Tuyền", "Phượng", "Ánh");
    static final List<String> BOYS_MIDDLE = List.of("Văn", "Hữu", "Minh", "Quốc", "Đức", "Thành", "Gia");
    static final List<String> BOYS =
            List.of("Khôi", "Phúc", "Thịnh", "Đạt", "Hưng", "Kiệt", "Nghĩa", "Trọng", "Dũng", "Quý", "Vĩnh", "Đăng");
}
