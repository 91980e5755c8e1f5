package vn.lienthong.inbound;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import vn.lienthong.text.Times;

/**
 * What the officer should look at twice. A warning never stops a dossier: a mother of thirteen, parents below the legal
 * age and odd numbers are all facts that must be registrable. Codes are the ends of {@code warning.<code>} texts.
 */
final class FormWarnings {
    static final String NOT_UNDER_SIX = "child-not-under-six";

    private static final int VERY_YOUNG_MOTHER_YEARS = 16;
    /** Law on marriage and family 2014, article 8. */
    private static final int MARRIAGE_YEARS_MOTHER = 18;

    private static final int MARRIAGE_YEARS_FATHER = 20;
    /** The birth group is for children under six (Decree 63/2024). */
    private static final int BIRTH_GROUP_YEARS = 6;
    /** Circular 22/2025/TT-BYT, from 01/10/2025. */
    private static final Pattern BIRTH_CERTIFICATE = Pattern.compile("[0-9]{5}\\.GCS\\.[0-9]{5}\\.[0-9]{2}");

    private static final LocalDate BIRTH_CERTIFICATE_SINCE = LocalDate.of(2025, 10, 1);

    private final RegistrationForm form;
    private final LocalDate receivedOn;
    private final Set<String> codes = new LinkedHashSet<>();

    private FormWarnings(RegistrationForm form, Instant receivedAt) {
        this.form = form;
        this.receivedOn = LocalDate.ofInstant(receivedAt, Times.VIETNAM);
    }

    /** @param module KS or KT */
    static List<String> of(RegistrationForm form, String module, Instant receivedAt) {
        FormWarnings warnings = new FormWarnings(form, receivedAt);
        if (module.equals("KS")) {
            warnings.birth();
        } else {
            warnings.death();
        }
        warnings.person("nyc", "");
        return List.copyOf(warnings.codes);
    }

    private void birth() {
        Optional<FormDate> child = form.date("nks", "Sinh");
        child.ifPresent(date -> {
            warnIf(date.isSurelyAtLeast(BIRTH_GROUP_YEARS, receivedOn), NOT_UNDER_SIX);
            warnIf(date.earliest().isAfter(receivedOn), "date-in-future");
        });
        Optional<FormDate> mother = form.date("me", "Sinh");
        Optional<FormDate> father = form.date("cha", "Sinh");
        warnIf(isYounger(mother, VERY_YOUNG_MOTHER_YEARS, child), "mother-very-young");
        warnIf(
                isYounger(mother, MARRIAGE_YEARS_MOTHER, child) || isYounger(father, MARRIAGE_YEARS_FATHER, child),
                "parent-below-marriage-age");
        String certificate = form.text("maGCS").strip();
        warnIf(
                !certificate.isEmpty()
                        && !receivedOn.isBefore(BIRTH_CERTIFICATE_SINCE)
                        && !BIRTH_CERTIFICATE.matcher(certificate).matches(),
                "certificate-number-unusual");
        person("nks", form.text("nksGioiTinh").strip());
        person("me", "2");
        person("cha", "1");
    }

    private void death() {
        Optional<FormDate> death = form.date("nkt", "Chet");
        Optional<FormDate> birth = form.date("nkt", "Sinh");
        if (death.isPresent() && birth.isPresent()) {
            warnIf(death.get().latest().isBefore(birth.get().earliest()), "death-before-birth");
        }
        warnIf(death.isPresent() && death.get().earliest().isAfter(receivedOn), "date-in-future");
        person("nkt", form.text("nktGioiTinh").strip());
    }

    private void person(String person, String sex) {
        Optional<FormDate> birth = form.date(person, "Sinh");
        warnIf(form.mentionsDate(person, "Sinh") && birth.isEmpty(), "date-unusual");
        String written = form.text(person + "SoDDCN").strip();
        Optional<IdentityNumber> number = IdentityNumber.of(written)
                .or(() ->
                        IdentityNumber.of(form.text(person + "SoGiayToTuyThan").strip()));
        if (written.isEmpty() && number.isEmpty()) return;
        warnIf(
                number.isEmpty()
                        || !number.get().agreesWithSex(sex)
                        || birth.isPresent() && !number.get().agreesWith(birth.get()),
                "identity-number-unusual");
        warnIf(number.isPresent() && !number.get().hasKnownPrefix(), "identity-prefix-unusual");
    }

    private static boolean isYounger(Optional<FormDate> parent, int years, Optional<FormDate> child) {
        return parent.isPresent() && child.isPresent() && parent.get().isSurelyYoungerThan(years, child.get());
    }

    private void warnIf(boolean condition, String code) {
        if (condition) codes.add(code);
    }
}
