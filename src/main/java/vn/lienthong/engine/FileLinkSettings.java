package vn.lienthong.engine;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import vn.lienthong.config.Settings;
import vn.lienthong.dossier.FileLinks;
import vn.lienthong.dossier.LinkedFiles;
import vn.lienthong.portal.PaperLinks;

/** File links as the settings want them. */
final class FileLinkSettings {
    private FileLinkSettings() {}

    static FileLinks links(Settings settings, Storage storage, Clock clock) {
        return new FileLinks(
                storage.vault(),
                settings.optional("portal.files-url"),
                Duration.ofDays(settings.number("portal.file-link-days")),
                clock);
    }

    static LinkedFiles files(Settings settings, Storage storage, Clock clock) {
        return new LinkedFiles(
                storage.database().pool(),
                storage.vault(),
                storage.documents(),
                links(settings, storage, clock),
                storage.queues().commits(),
                clock);
    }

    /** What the sync and the look-up put into a paper's link; a cancelled paper has none. */
    static PaperLinks ofPortal(FileLinks links) {
        return (dossier, document) -> document.cancelled() ? Optional.empty() : links.link(dossier, document.address());
    }
}
