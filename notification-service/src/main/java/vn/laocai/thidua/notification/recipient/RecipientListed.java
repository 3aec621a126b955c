package vn.laocai.thidua.notification.recipient;

/** The directory now says this about a person. */
record RecipientListed(Recipient recipient) {}
