package vn.lienthong.dossier;

import java.time.Instant;
import vn.lienthong.queue.Effect;

/** Every file link of the dossier that was made up to {@code at} no longer opens anything. */
public record LinksRevoked(long dossierId, Instant at) implements Effect {}
