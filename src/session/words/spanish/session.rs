use crate::words::{
    Session,
    number::{count, fixed},
    plural,
};

pub const WORDS: Session = Session {
    copy: "Compartir",
    copied: "Copiado",
    copy_help: "Un enlace a lo que se ve: modelo, direcciones, movimientos con sus semillas, umbrales. No lleva datos: los archivos se quedan aquí",
    save: "Guardar la sesión: ",
    save_help: "Lo que hay en pantalla, para abrirlo aquí de nuevo como cualquier archivo",
    without_data: "sin datos",
    without_data_help: "Todo salvo los datos, como JSON",
    with_data: "con datos",
    with_data_help: "Con los archivos propios dentro: la sesión se abre en cualquier lugar sin ellos",
    as_page: "como página…",
    as_page_help: "Un archivo HTML que se abre por sí solo, sin servidor ni red, y muestra esto, en vivo. Los archivos propios que necesita van dentro",
    page_of: "Guardar la página, ",
    as_course: "como módulo de curso…",
    as_course_help: "Para Moodle y otros sistemas de cursos (SCORM 1.2): esto, o la lección en curso, en vivo, con apuestas y respuestas. Los puntos van al curso",
    course_of: "Guardar el módulo, ",
    as_page_failed: "Esta copia de la app no tiene plantilla para tales páginas",
    you_were_at: "Estabas en ",
    go_on: "Continuar donde estabas",
    go_on_help: "Abrirlo de nuevo; si es un archivo propio, se pide",
    forget: "Olvidar",
    forget_help: "Este navegador lo olvida; guardaba el enlace, no datos",
    a_model: "un modelo",
    in_lesson: ", en una lección",
    other_rows: "El modelo tiene otros tokens o contextos que aquel con que se hizo el enlace: sus pasos se omitieron",
    too_wide: "Un paso del enlace amplía el modelo más de lo que cabe en la memoria: sus pasos se omitieron",
    not_copied: |reason| format!("El enlace no se copió: {reason}"),
    megabytes: |size| format!("{} MB", fixed(size as f64 / 1e6, 1)),
    too_large: |size, most| {
        format!(
            "los archivos ocupan {:.0} MB; en una sesión caben como máximo {:.0} MB",
            size as f64 / 1e6,
            most as f64 / 1e6
        )
    },
    no_list: |name| {
        format!(
            "Ninguna lista de pares se llama aquí «{name}»: hay que abrir el archivo que la contiene"
        )
    },
    no_token: |token| format!("El modelo no tiene el token «{token}»"),
    described: |model, moves| {
        if moves == 0 {
            format!("{model}, nada movido")
        } else {
            format!("{model}, {moves} {}", plural(moves, "movimiento", "movimientos"))
        }
    },
    without_set: |contexts| match contexts {
        1 => "El enlace se copió sin el único contexto del conjunto, demasiado largo para una \
              dirección: «Guardar la sesión» lo conserva"
            .into(),
        _ => format!(
            "El enlace se copió sin los {} contextos del conjunto, demasiado largos para una dirección: «Guardar la sesión» los conserva",
            count(contexts)
        ),
    },
    set_left_out: |contexts| {
        format!(
            "El enlace se hizo con un conjunto de {} {}, demasiado largo para una dirección: abrir una sesión guardada o {} de nuevo",
            count(contexts),
            plural(contexts, "contexto", "contextos"),
            plural(contexts, "añadirlo", "añadirlos"),
        )
    },
    not_shipped: |model| format!("El enlace muestra {model}, que no viene con esta página"),
    other_content: |model| {
        format!(
            "{model} tiene el nombre y el tamaño del archivo enlazado, pero otro contenido: el enlace no se aplicó"
        )
    },
    other_file: |wanted, opened| {
        format!("El enlace se hizo con {wanted}, y lo que se abrió es {opened}: no se aplicó")
    },
    asks_for: |model| {
        format!(
            "El enlace muestra {model}, que no forma parte de un enlace: abrirlo aquí para ver lo enlazado"
        )
    },
};
