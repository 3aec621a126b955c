package vn.laocai.thidua.notification.recipient;

/** Language in which a person reads mail. */
public enum Language {
    /** Vietnamese, the first language of the suite. */
    VI,
    /** English. */
    EN
}
