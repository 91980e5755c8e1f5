package vn.lienthong.simulator;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import java.util.Set;
import vn.lienthong.simulator.Person.Address;
import vn.lienthong.simulator.SyntheticDossier.Trait;

/** Fills in the death form (fields of domain facts §3.3, KT). */
final class DeathForm {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd.MM.yyyy");
    private static final DateTimeFormatter CERTIFICATE_DATE = DateTimeFormatter.ofPattern("yyyyMMdd");

    private final Random random;
    private final People people;
    private int unusual;

    /** The form as XML text, and the name of the deceased as it stands in it. */
    record Filled(String xml, PersonName name) {}

    DeathForm(Random random, People people) {
        this.random = random;
        this.people = people;
    }

    Filled fill(Set<Trait> traits, LocalDate received) {
        LocalDate died = received.minusDays(1 + random.nextInt(14));
        PersonName.Bearer bearer = bearer(traits);
        Person drawn =
                people.grownUp(bearer.female(), 55 + random.nextInt(40), died, people.home(), bearer.ethnicity());
        String born = traits.contains(Trait.PARTIAL_DATES) ? drawn.birthDate().substring(6) : drawn.birthDate();
        Person deceased = new Person(
                bearer.name(), bearer.female(), born, bearer.ethnicity(), "VN", drawn.identityNumber(), drawn.home());
        FormXml xml = new FormXml(traits.contains(Trait.OLDER_FORM));
        notice(xml, died);
        deceased(xml, deceased, died);
        requester(xml, people.grownUp(true, 30, died, drawn.home(), bearer.ethnicity()));
        return new Filled(xml.finish(), bearer.name());
    }

    private PersonName.Bearer bearer(Set<Trait> traits) {
        if (traits.contains(Trait.UNUSUAL_NAME)) return PersonName.UNUSUAL.get(unusual++ % PersonName.UNUSUAL.size());
        boolean female = random.nextBoolean();
        return new PersonName.Bearer(people.name(female), female, People.KINH);
    }

    private void notice(FormXml xml, LocalDate died) {
        xml.field("maGBT", String.format("92001.GBT.%05d.%02d", random.nextInt(100_000), died.getYear() % 100))
                .field("ngayCapGBT", CERTIFICATE_DATE.format(died))
                .field("loaiDangKy", 1)
                .field("noiDangKy", SyntheticDossiers.UNIT)
                .field("soLuongBanSao", 1)
                .field("gbtLoai", 1)
                .field("gbtSo", Integer.toString(1 + random.nextInt(900)))
                .field("gbtNgay", DATE.format(died))
                .field("gbtCoQuanCap", "Trạm y tế phường");
    }

    private void deceased(FormXml xml, Person person, LocalDate died) {
        Address home = person.home();
        xml.person("nkt", person)
                .field("nktGioiTinh", person.female() ? 2 : 1)
                .field("nktLoaiCuTru", 1)
                .address("nktNoiCuTru", home)
                .field("nktNgayChet", DATE.format(died))
                .field("nktGioPhutChet", String.format("%02d:%02d", random.nextInt(24), random.nextInt(60)))
                .address("nktNoiChet", new Address("VN", "92", home.district(), home.commune(), "Tại nhà riêng"))
                .field("nktNguyenNhanChet", "Bệnh già");
    }

    private void requester(FormXml xml, Person requester) {
        xml.name("nyc", requester.name())
                .field("nycQuanHe", "Con")
                .paper("nyc", requester)
                .field("nycSoDienThoai", String.format("0000%06d", random.nextInt(1_000_000)))
                .field("nycEmail", "")
                .address("nycNoiCuTru", requester.home());
    }
}
