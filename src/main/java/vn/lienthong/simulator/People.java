package vn.lienthong.simulator;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import vn.lienthong.simulator.Person.Address;

/** Draws people who do not exist, at home in Cần Thơ. */
final class People {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd.MM.yyyy");

    /** The districts of the older form, and communes in them. */
    private static final String[][] COMMUNES = {
        {"916", "31117"}, {"916", "31120"}, {"916", "31135"}, {"918", "31168"}, {"919", "31186"}, {"919", "31201"}
    };

    private static final List<String> STREETS = List.of(
            "đường 30 Tháng 4",
            "đường Nguyễn Văn Cừ",
            "hẻm 12, đường Trần Hưng Đạo",
            "khu vực Bình Thường B",
            "ấp Mỹ Phụng",
            "đường Cách Mạng Tháng 8");

    static final String KINH = "01";

    private final Random random;

    People(Random random) {
        this.random = random;
    }

    /** @param ageYears at the given day */
    Person grownUp(boolean female, int ageYears, LocalDate day, Address home, String ethnicity) {
        return new Person(
                name(female), female, DATE.format(bornAged(ageYears, day)), "01", "VN", identityNumber(), home);
    }

    Person foreigner(LocalDate day) {
        return new Person(
                new PersonName("D'Alembert", "", "Jean-Luc"),
                false,
                DATE.format(bornAged(34, day)),
                "",
                "FR",
                "000FR" + (100_000 + random.nextInt(900_000)),
                Address.abroad("FR", "12 rue de l'Évêché, Orléans"));
    }

    PersonName name(boolean female) {
        return new PersonName(
                any(PersonName.FAMILIES),
                any(female ? PersonName.GIRLS_MIDDLE : PersonName.BOYS_MIDDLE),
                any(female ? PersonName.GIRLS : PersonName.BOYS));
    }

    String otherGivenName(PersonName than, boolean female) {
        List<String> names = female ? PersonName.GIRLS : PersonName.BOYS;
        return any(names.stream().filter(name -> !name.equals(than.given())).toList());
    }

    Address home() {
        String[] commune = COMMUNES[random.nextInt(COMMUNES.length)];
        return new Address("VN", "92", commune[0], commune[1], "Số " + (1 + random.nextInt(300)) + ", " + any(STREETS));
    }

    String identityNumber() {
        return String.format("000%09d", random.nextInt(1_000_000_000));
    }

    /** A day on which somebody born then has had the given number of birthdays at the given day. */
    LocalDate bornAged(int ageYears, LocalDate day) {
        return day.minusYears(ageYears).minusDays(random.nextInt(300) + 1L);
    }

    <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
