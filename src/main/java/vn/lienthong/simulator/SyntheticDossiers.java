package vn.lienthong.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import vn.lienthong.simulator.SyntheticDossier.Trait;

/**
 * Makes dossiers that look real and are about nobody. The first {@value #CYCLE} births show every {@link Trait}; then
 * the cycle begins again with other people. The same seed and clock give the same dossiers. Thread-safe.
 */
public final class SyntheticDossiers {
    static final int CYCLE = 20;
    static final int UNIT = 31117;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");
    private static final int SERIALS = 1_000_000;
    private static final List<Set<Trait>> CAST = List.of(
            EnumSet.of(Trait.UNUSUAL_NAME),
            EnumSet.noneOf(Trait.class),
            EnumSet.of(Trait.UNUSUAL_NAME),
            EnumSet.of(Trait.MOTHER_OF_13),
            EnumSet.of(Trait.UNUSUAL_NAME, Trait.PLAIN_ADDRESS),
            EnumSet.noneOf(Trait.class),
            EnumSet.of(Trait.TWIN),
            EnumSet.of(Trait.ONE_WORD_NAME),
            EnumSet.of(Trait.DECOMPOSED_TEXT),
            EnumSet.of(Trait.FOREIGN_FATHER),
            EnumSet.of(Trait.PARTIAL_DATES),
            EnumSet.of(Trait.SPOUSES_UNDER_AGE),
            EnumSet.of(Trait.CANCELLED_FILE),
            EnumSet.of(Trait.OLDER_FORM),
            EnumSet.of(Trait.FATHER_UNKNOWN),
            EnumSet.of(Trait.DECOMPOSED_TEXT, Trait.UNUSUAL_NAME),
            EnumSet.of(Trait.OLDER_FORM, Trait.PARTIAL_DATES, Trait.ONE_WORD_NAME),
            EnumSet.of(Trait.PLAIN_ADDRESS),
            EnumSet.of(Trait.FOREIGN_FATHER, Trait.CANCELLED_FILE),
            EnumSet.noneOf(Trait.class));

    private final Clock clock;
    private final Random random;
    private final double deathShare;
    private final int firstSerial;
    private final BirthForm births;
    private final DeathForm deaths;
    private int made;
    private int birthsMade;

    /** Births only. */
    public SyntheticDossiers(long seed, Clock clock) {
        this(seed, clock, 0);
    }

    /** @param deathShare share of death dossiers, 0..1 */
    public SyntheticDossiers(long seed, Clock clock, double deathShare) {
        this.clock = clock;
        this.random = new Random(seed);
        this.deathShare = deathShare;
        this.firstSerial = random.nextInt(SERIALS);
        People people = new People(random);
        this.births = new BirthForm(random, people);
        this.deaths = new DeathForm(random, people);
    }

    public synchronized SyntheticDossier next() {
        return random.nextDouble() < deathShare ? death() : birth();
    }

    public List<SyntheticDossier> list(int count) {
        return IntStream.range(0, count).mapToObj(i -> next()).toList();
    }

    /** The same dossier sent again after a supplement request: one paper more, one entry changed. */
    public SyntheticDossier supplementOf(SyntheticDossier previous) {
        ObjectNode body = Wire.object(previous.json()).deepCopy();
        int version = previous.version() + 1;
        String data = body.path("data").asText();
        body.put("data", data.replaceFirst("<soLuongBanSao>\\d+<", "<soLuongBanSao>" + version + "<"));
        int id = body.path("fileDinhKem").size() + 1;
        Attachments.add(body.withArray("fileDinhKem"), id, "Giấy tờ bổ sung lần " + version, false, previous.number());
        return new SyntheticDossier(
                previous.number(),
                version,
                previous.module(),
                previous.registeredName(),
                previous.traits(),
                Wire.json(body));
    }

    public synchronized SyntheticDossier birth() {
        Set<Trait> traits = CAST.get(birthsMade++ % CYCLE);
        LocalDateTime received = received(traits);
        BirthForm.Filled form = births.fill(traits, received.toLocalDate());
        return dossier(
                "KS", "2.000986", traits, received, form.xml(), form.name().whole(), "Giấy chứng sinh");
    }

    public synchronized SyntheticDossier death() {
        Set<Trait> traits = random.nextInt(4) == 0
                ? EnumSet.of(Trait.OLDER_FORM, Trait.PARTIAL_DATES)
                : random.nextInt(3) == 0 ? EnumSet.of(Trait.UNUSUAL_NAME) : EnumSet.noneOf(Trait.class);
        LocalDateTime received = received(traits);
        DeathForm.Filled form = deaths.fill(traits, received.toLocalDate());
        return dossier(
                "KT", "1.006714", traits, received, form.xml(), form.name().whole(), "Giấy báo tử");
    }

    /** Now; for the older form, the same time of a day of June 2025. */
    private LocalDateTime received(Set<Trait> traits) {
        LocalDateTime now =
                LocalDateTime.ofInstant(clock.instant(), Wire.VIETNAM).withNano(0);
        if (!traits.contains(Trait.OLDER_FORM)) return now;
        return now.toLocalTime().atDate(FormGeneration.WITHOUT_DISTRICTS.minusDays(1 + random.nextInt(20)));
    }

    private SyntheticDossier dossier(
            String module,
            String procedure,
            Set<Trait> traits,
            LocalDateTime received,
            String xml,
            String name,
            String mainPaper) {
        String number = String.format("G22.99.08-%s-%06d", DAY.format(received), (firstSerial + made++) % SERIALS);
        ObjectNode body = Wire.JSON
                .createObjectNode()
                .put("maDonVi", UNIT)
                .put("maTTHC", procedure)
                .put("module", module)
                .put("maHoSo", number)
                .put("ngayTiepNhan", Wire.DATE_TIME.format(received))
                .put("techId", String.format("000-%08x-%08x", random.nextInt(), random.nextInt()))
                .put("data", traits.contains(Trait.DECOMPOSED_TEXT) ? decomposed(xml) : xml);
        var files = body.putArray("fileDinhKem");
        Attachments.add(files, 1, mainPaper, false, number);
        int more = random.nextInt(3);
        for (int id = 2; id <= more + 1; id++) Attachments.add(files, id, "Văn bản ủy quyền " + id, false, number);
        if (traits.contains(Trait.CANCELLED_FILE)) Attachments.add(files, more + 2, "Bản chụp đã hủy", true, number);
        return new SyntheticDossier(
                number,
                1,
                module,
                Normalizer.normalize(name, Normalizer.Form.NFC),
                Set.copyOf(traits),
                Wire.json(body));
    }

    private static String decomposed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD);
    }
}
