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

    /** @param ethnicity code of the national list of ethnic groups: Gia-rai 10, Ê-đê 12, Cơ-ho 16 */
    record Bearer(PersonName name, boolean female, String ethnicity) {}

    /** Names as they really occur, where programs that expect family, middle and given name fail. */
    static final List<Bearer> UNUSUAL = List.of(
            new Bearer(new PersonName("H'Hen", "", "Niê"), true, "12"),
            new Bearer(new PersonName("Y", "Bhăm", "Êban"), false, "12"),
            new Bearer(new PersonName("K’", "", "Bréo"), false, "16"));

    static final List<Bearer> ONE_WORD = List.of(
            new Bearer(new PersonName("", "", "Thoong"), false, "10"),
            new Bearer(new PersonName("", "", "Puih"), false, "10"),
            new Bearer(new PersonName("", "", "Brơih"), true, "10"));

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
