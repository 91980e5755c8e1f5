package vn.lienthong.simulator;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import java.util.Set;
import vn.lienthong.simulator.Person.Address;
import vn.lienthong.simulator.SyntheticDossier.Trait;

/** Fills in the birth form (fields of domain facts §3.3, KS). */
final class BirthForm {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd.MM.yyyy");
    private static final DateTimeFormatter CERTIFICATE_DATE = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final DateTimeFormatter IN_WORDS = DateTimeFormatter.ofPattern("'Ngày' d 'tháng' M 'năm' yyyy");

    private final Random random;
    private final People people;
    private Family last;
    private int unusual;
    private int oneWord;

    /** The form as XML text, and the child's name as it stands in it. */
    record Filled(String xml, PersonName name) {}

    /** @param father null when he is unknown */
    private record Family(Person mother, Person father, PersonName child, boolean girl, LocalDate born) {}

    BirthForm(Random random, People people) {
        this.random = random;
        this.people = people;
    }

    Filled fill(Set<Trait> traits, LocalDate received) {
        Family family = traits.contains(Trait.TWIN) ? twin() : family(traits, received);
        last = family;
        boolean older = traits.contains(Trait.OLDER_FORM);
        FormXml xml = new FormXml(older);
        certificate(xml, family, received);
        child(xml, family, traits);
        parent(xml, "me", family.mother(), traits);
        if (family.father() == null) unknown(xml, older);
        else parent(xml, "cha", family.father(), traits);
        requester(xml, family);
        return new Filled(xml.finish(), family.child());
    }

    private void certificate(FormXml xml, Family family, LocalDate received) {
        String number = String.format(
                "92%03d.GCS.%05d.%02d", 1 + random.nextInt(40), random.nextInt(100_000), received.getYear() % 100);
        xml.field("maGCS", number)
                .field("ngayCapGCS", CERTIFICATE_DATE.format(family.born().plusDays(1)))
                .field("loaiDangKy", 1)
                .field("noiDangKy", SyntheticDossiers.UNIT)
                .field("soLuongBanSao", 1);
    }

    private void child(FormXml xml, Family family, Set<Trait> traits) {
        Address home = family.mother().home();
        xml.name("nks", family.child())
                .field("nksGioiTinh", family.girl() ? 2 : 1)
                .field("nksNgaySinh", DATE.format(family.born()))
                .field("nksNgaySinhBangChu", IN_WORDS.format(family.born()));
        Address born = new Address("VN", "92", home.district(), home.commune(), "Bệnh viện Phụ sản, thành phố Cần Thơ");
        place(xml, "nksNoiSinh", born, traits);
        xml.field("nksNoiSinhNuocNgoai", "").address("nksQueQuan", home);
        xml.field("nksDanToc", family.mother().ethnicity())
                .field("nksDanTocKhac", "")
                .field("nksQuocTich", "VN")
                .field("nksLoaiKhaiSinh", family.father() == null ? 3 : 1);
    }

    private void parent(FormXml xml, String who, Person parent, Set<Trait> traits) {
        boolean partial = traits.contains(Trait.PARTIAL_DATES);
        // the year alone for him, month and year for her
        String date = parent.birthDate();
        String known = partial ? date.substring(parent.female() ? 3 : 6) : date;
        xml.person(
                who,
                new Person(
                        parent.name(),
                        parent.female(),
                        known,
                        parent.ethnicity(),
                        parent.nationality(),
                        parent.identityNumber(),
                        parent.home()));
        xml.field(who + "LoaiCuTru", parent.foreign() ? 0 : 1);
        place(xml, who + "NoiCuTru", parent.home(), traits);
    }

    /** The form leaves everything about an unknown father empty; older forms write 0 for his residence. */
    private static void unknown(FormXml xml, boolean older) {
        xml.name("cha", new PersonName("", "", ""))
                .field("chaNgaySinh", "")
                .field("chaLoaiCuTru", older ? "0" : "")
                .field("chaNoiCuTru", "");
    }

    private void requester(FormXml xml, Family family) {
        Person mother = family.mother();
        xml.name("nyc", mother.name())
                .field("nycQuanHe", "Mẹ đẻ")
                .paper("nyc", mother)
                .field("nycSoDienThoai", String.format("0000%06d", random.nextInt(1_000_000)))
                .field("nycEmail", "")
                .field("nycLoaiCuTru", 1)
                .address("nycNoiCuTru", mother.home());
    }

    private static void place(FormXml xml, String field, Address address, Set<Trait> traits) {
        if (traits.contains(Trait.PLAIN_ADDRESS)) xml.field(field, address.detail() + ", thành phố Cần Thơ");
        else xml.address(field, address);
    }

    private Family family(Set<Trait> traits, LocalDate received) {
        LocalDate born = received.minusDays(3 + random.nextInt(40));
        boolean tooYoung = traits.contains(Trait.SPOUSES_UNDER_AGE);
        Address home = people.home();
        int motherAge = traits.contains(Trait.MOTHER_OF_13) ? 13 : tooYoung ? 16 : 19 + random.nextInt(20);
        PersonName.Bearer child = child(traits);
        Person mother = people.grownUp(true, motherAge, born, home, child.ethnicity());
        Person father = traits.contains(Trait.FATHER_UNKNOWN)
                ? null
                : traits.contains(Trait.FOREIGN_FATHER)
                        ? people.foreigner(born)
                        : people.grownUp(false, tooYoung ? 17 : 21 + random.nextInt(25), born, home, child.ethnicity());
        return new Family(mother, father, child.name(), child.female(), born);
    }

    private Family twin() {
        PersonName first = last.child();
        PersonName second = new PersonName(first.family(), first.middle(), people.otherGivenName(first, last.girl()));
        return new Family(last.mother(), last.father(), second, last.girl(), last.born());
    }

    private PersonName.Bearer child(Set<Trait> traits) {
        if (traits.contains(Trait.UNUSUAL_NAME)) return PersonName.UNUSUAL.get(unusual++ % PersonName.UNUSUAL.size());
        if (traits.contains(Trait.ONE_WORD_NAME))
            return PersonName.ONE_WORD.get(oneWord++ % PersonName.ONE_WORD.size());
        boolean girl = random.nextBoolean();
        return new PersonName.Bearer(people.name(girl), girl, People.KINH);
    }
}
