package vn.lienthong.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.Random;
import vn.lienthong.simulator.SyntheticDossier.Trait;

/**
 * Makes stand-alone registrations in the one-stop system's wire format, about nobody. The same seed and clock give the
 * same dossiers. Thread-safe.
 */
public final class SingleDossiers {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");

    private final Clock clock;
    private final Random random;
    private final People people;
    private int made;

    public SingleDossiers(long seed, Clock clock) {
        this.clock = clock;
        this.random = new Random(seed);
        this.people = new People(random);
    }

    /** A birth, the form as XML. */
    public synchronized SyntheticDossier birth() {
        BirthForm.Filled form = new BirthForm(random, people).fill(EnumSet.of(Trait.UNUSUAL_NAME), today());
        return dossier(
                "KS",
                "1.001193",
                form.name().whole(),
                EnumSet.of(Trait.UNUSUAL_NAME),
                body -> body.put("data", form.xml()));
    }

    /** A death, the form as XML. */
    public synchronized SyntheticDossier death() {
        DeathForm.Filled form = new DeathForm(random, people).fill(EnumSet.noneOf(Trait.class), today());
        return dossier(
                "KT",
                "1.000656",
                form.name().whole(),
                EnumSet.noneOf(Trait.class),
                body -> body.put("data", form.xml()));
    }

    /** A marriage, the form as JSON. The name is the husband's. */
    public SyntheticDossier marriage() {
        return marriage(24, EnumSet.noneOf(Trait.class));
    }

    /** A marriage whose husband is seventeen. */
    public SyntheticDossier marriageUnderAge() {
        return marriage(17, EnumSet.of(Trait.SPOUSES_UNDER_AGE));
    }

    private synchronized SyntheticDossier marriage(int husbandAge, EnumSet<Trait> traits) {
        Person.Address home = people.home();
        Person husband = people.grownUp(false, husbandAge, today(), home, People.KINH);
        Person wife = people.grownUp(true, 22, today(), home, People.KINH);
        return dossier("KH", "1.000894", husband.name().whole(), traits, body -> {
            ObjectNode form = body.putObject("data");
            spouse(form, "chong", husband);
            spouse(form, "vo", wife);
        });
    }

    private static void spouse(ObjectNode form, String who, Person person) {
        form.put(who + "Ho", person.name().family())
                .put(who + "ChuDem", person.name().middle())
                .put(who + "Ten", person.name().given())
                .put(who + "NgaySinh", person.birthDate())
                .put(who + "DanToc", person.ethnicity())
                .put(who + "QuocTich", person.nationality())
                .put(who + "SoDDCN", person.identityNumber());
        form.putObject(who + "NoiCuTru")
                .put("quocGia", person.home().country())
                .put("maTinh", person.home().province())
                .put("maXa", person.home().commune())
                .put("dcChiTiet", person.home().detail());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Wire.VIETNAM);
    }

    private SyntheticDossier dossier(
            String module,
            String procedure,
            String name,
            EnumSet<Trait> traits,
            java.util.function.Consumer<ObjectNode> form) {
        LocalDateTime now =
                LocalDateTime.ofInstant(clock.instant(), Wire.VIETNAM).withNano(0);
        String number = String.format("H13.31-%s-%05d", DAY.format(now), ++made);
        ObjectNode body = Wire.JSON
                .createObjectNode()
                .put("maHoSo", number)
                .put("maTTHC", procedure)
                .put("module", module)
                .put("maDonVi", SyntheticDossiers.UNIT)
                .put("ngayTiepNhan", Wire.DATE_TIME.format(now));
        body.putObject("nguoiNop").put("hoTen", "Người Nộp Thử").put("soDinhDanh", "000199000001");
        form.accept(body);
        Attachments.add(body.putArray("fileDinhKem"), 1, "Tờ khai", false, number);
        return new SyntheticDossier(
                number, 1, module, Normalizer.normalize(name, Normalizer.Form.NFC), traits, Wire.json(body));
    }
}
