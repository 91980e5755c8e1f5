package vn.lienthong.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.lienthong.dossier.VersionContent.SearchHash;

/** Keyed hashes by which a dossier is found again without its personal data standing anywhere in clear. */
final class SearchHashes {
    private final Vault vault;

    SearchHashes(Vault vault) {
        this.vault = vault;
    }

    /** An identification number, passport number …; spaces and case do not count. */
    byte[] number(String number) {
        return hash("number", number.replaceAll("\\s+", "").toUpperCase(Locale.ROOT));
    }

    /** Full name and birth date of the registered person (nks… or nkt…); empty when the form lacks one of them. */
    Optional<byte[]> person(String module, JsonNode form) {
        String prefix = module.contains("KT") ? "nkt" : "nks";
        String name = fold(form.path(prefix + "HoTen").asText());
        if (name.isEmpty()) name = fold(parts(form, prefix + "Ho", prefix + "ChuDem", prefix + "Ten"));
        JsonNode birth = form.path(prefix + "NgaySinh");
        String date = birth.isObject()
                ? fold(parts(birth, "ngaySinh", "thangSinh", "namSinh")).replace(' ', '.')
                : fold(birth.asText());
        if (name.isEmpty() || date.isEmpty()) return Optional.empty();
        return Optional.of(hash("person", name + "\n" + date));
    }

    List<SearchHash> of(IncomingDossier incoming) {
        List<SearchHash> hashes = new ArrayList<>();
        for (String number : new TreeSet<>(incoming.searchNumbers())) {
            byte[] hash = number(number);
            if (hashes.stream().noneMatch(known -> Arrays.equals(known.hash(), hash)))
                hashes.add(new SearchHash(SearchHash.NUMBER, hash));
        }
        person(incoming.module(), incoming.form())
                .ifPresent(hash -> hashes.add(new SearchHash(SearchHash.PERSON, hash)));
        return hashes;
    }

    private byte[] hash(String kind, String text) {
        return vault.hash(Vault.Purpose.SEARCH, (kind + "\n" + text).getBytes(StandardCharsets.UTF_8));
    }

    private static String parts(JsonNode node, String... names) {
        return Stream.of(names).map(name -> node.path(name).asText()).collect(Collectors.joining(" "));
    }

    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }
}
