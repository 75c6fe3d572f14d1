CREATE TABLE account_settings (
    account_id                 text COLLATE "C" NOT NULL,
    week_start                 text COLLATE "C" NOT NULL,
    fcr_window_days            integer          NOT NULL,
    sla_first_response_seconds integer,
    sla_resolution_seconds     integer,
    sla_business_time          boolean          NOT NULL,
    export_max_days            integer          NOT NULL,
    export_max_live            integer          NOT NULL,
    public_base_url            text,
    updated_at                 timestamptz      NOT NULL,
    CONSTRAINT pk_account_settings PRIMARY KEY (account_id),
    CONSTRAINT fk_account_settings_account FOREIGN KEY (account_id) REFERENCES accounts (account_id)
);

COMMENT ON TABLE account_settings IS
    'One row an account that has changed its settings; without one the defaults hold. The zone is in accounts, where every service reads it';
COMMENT ON COLUMN account_settings.week_start IS 'monday … sunday';

CREATE TABLE calendars (
    account_id  text COLLATE "C" NOT NULL,
    calendar_id text COLLATE "C" NOT NULL,
    zone        text COLLATE "C" NOT NULL,
    frames      json             NOT NULL,
    holidays    json             NOT NULL,
    updated_at  timestamptz      NOT NULL,
    CONSTRAINT pk_calendars PRIMARY KEY (account_id, calendar_id),
    CONSTRAINT fk_calendars_account FOREIGN KEY (account_id) REFERENCES accounts (account_id)
);

COMMENT ON COLUMN calendars.calendar_id IS 'account, or the id of an inbox';
COMMENT ON COLUMN calendars.frames IS
    'Opening hours, half open, in the order of the week: [{"weekday": "monday", "from": "22:00", "to": "06:00"}]; a to that is not later than its from is on the next day, 24:00 is the end of the day';
COMMENT ON COLUMN calendars.holidays IS
    'In the order of their dates: [{"date": "2026-12-25", "name": "Christmas"}]; the frames that begin on one are closed';

CALL protect_account_table('account_settings');
CALL protect_account_table('calendars');
