package vn.lienthong.engine;

import java.time.Clock;
import java.util.Set;
import vn.lienthong.config.Settings;
import vn.lienthong.feedback.FeedbackServices;
import vn.lienthong.feedback.Questions;
import vn.lienthong.feedback.RatingRules;
import vn.lienthong.feedback.Ratings;
import vn.lienthong.queue.Commits;

/** The rules of ratings and questions, as the settings have them. */
final class FeedbackSettings {
    private FeedbackSettings() {}

    static FeedbackServices services(Settings settings, Storage storage, Commits commits, Clock clock) {
        RatingRules rules = new RatingRules(
                Set.copyOf(settings.list("rating.dimensions")),
                settings.number("rating.least"),
                settings.number("rating.most"));
        return new FeedbackServices(
                new Ratings(storage.database().pool(), commits, storage.vault(), clock),
                new Questions(storage.database().pool(), commits, storage.vault(), clock),
                rules,
                number -> storage.dossiers().find(number).orElse(null));
    }

    static Ratings ratings(Storage storage, Clock clock) {
        return new Ratings(storage.database().pool(), storage.queues().commits(), storage.vault(), clock);
    }
}
