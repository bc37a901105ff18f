use crate::words::{
    Session,
    number::{count, fixed},
    plural,
};

pub const WORDS: Session = Session {
    copy: "Condividi",
    copied: "Copiato",
    copy_help: "Un link a ciò che vedi: modello, direzioni, mosse con i loro semi, soglie. Non porta dati: i file restano qui",
    save: "Salva la sessione: ",
    save_help: "Ciò che è sullo schermo, da riaprire qui come qualsiasi file",
    without_data: "senza dati",
    without_data_help: "Tutto tranne i dati, come JSON",
    with_data: "con i dati",
    with_data_help: "Con i tuoi file dentro: la sessione si apre ovunque senza di essi",
    as_page: "come pagina…",
    as_page_help: "Un solo file HTML che si apre da sé, senza server né rete, e mostra questo, dal vivo. Vi entrano i file tuoi che servono",
    page_of: "Salva la pagina, ",
    as_course: "come modulo di corso…",
    as_course_help: "Per Moodle e altri sistemi per corsi (SCORM 1.2): questo, o la lezione in corso, dal vivo, con scommesse e risposte. I punti vanno al corso",
    course_of: "Salva il modulo, ",
    as_page_failed: "Questa copia dell’app non ha un modello per tali pagine",
    you_were_at: "Eri a ",
    go_on: "Riprendi da dov’eri",
    go_on_help: "Riapre; un file tuo viene chiesto",
    forget: "Dimentica",
    forget_help: "Questo browser lo dimentica; conservava il link, nessun dato",
    a_model: "un modello",
    in_lesson: ", in una lezione",
    other_rows: "Il modello ha token o contesti diversi da quelli con cui il link è stato creato: i suoi passi sono stati tralasciati",
    too_wide: "Un passo del link estende il modello oltre ciò che sta in memoria: i suoi passi sono stati tralasciati",
    not_copied: |reason| format!("Il link non è stato copiato: {reason}"),
    megabytes: |size| format!("{} MB", fixed(size as f64 / 1e6, 1)),
    too_large: |size, most| {
        format!(
            "i file hanno {:.0} MB; in una sessione ne vanno al più {:.0} MB",
            size as f64 / 1e6,
            most as f64 / 1e6
        )
    },
    no_list: |name| {
        format!("Qui nessun elenco di coppie si chiama «{name}»: aprire il file che lo contiene")
    },
    no_token: |token| format!("Il modello non ha il token «{token}»"),
    described: |model, moves| {
        if moves == 0 {
            format!("{model}, nulla mosso")
        } else {
            format!("{model}, {moves} {}", plural(moves, "mossa", "mosse"))
        }
    },
    without_set: |contexts| match contexts {
        1 => {
            "Il link è copiato senza l’unico contesto dell’insieme, troppo lungo per un indirizzo: \
              «Salva la sessione» lo conserva"
                .into()
        }
        _ => format!(
            "Il link è copiato senza i {} contesti dell’insieme, troppo lunghi per un indirizzo: «Salva la sessione» li conserva",
            count(contexts)
        ),
    },
    set_left_out: |contexts| {
        format!(
            "Il link è stato creato con un insieme di {} {}, troppo lungo per un indirizzo: aprire una sessione salvata, o {} di nuovo",
            count(contexts),
            plural(contexts, "contesto", "contesti"),
            plural(contexts, "aggiungerlo", "aggiungerli"),
        )
    },
    not_shipped: |model| format!("Il link mostra {model}, che non è fornito con questa pagina"),
    other_content: |model| {
        format!(
            "{model} ha nome e dimensione del file collegato ma un altro contenuto: il link non è stato applicato"
        )
    },
    other_file: |wanted, opened| {
        format!(
            "Il link è stato creato con {wanted}, e ciò che è stato aperto è {opened}: non è stato applicato"
        )
    },
    asks_for: |model| {
        format!(
            "Il link mostra {model}, che non fa parte di un link: aprirlo qui per vedere ciò a cui rimanda"
        )
    },
};
