package vn.laocai.thidua.notification.announcement;

import java.util.function.Predicate;

import vn.laocai.thidua.notification.recipient.Recipient;

/** An announcement and the people that it is for. Of several notices a person gets the first that fits. */
record Notice(Predicate<Recipient> audience, Announcement announcement) {}
