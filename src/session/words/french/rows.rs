use crate::words::RowWords;

const EXACT: &str =
    "Plus grand résidu qui compte comme exactement parallèle ; la théorie parle de résidu 0";
const NO_THRESHOLD: &str =
    "Pas de seuil : la mesure a une valeur et le verdict demande si elle est la même";
const SHARED: &str = "Plus petit cosinus moyen qui compte comme une direction partagée";
const ORTHOGONAL: &str = "Plus grand |cosinus| moyen qui compte comme presque orthogonal";
const SUBSPACE: &str =
    "Plus petit nombre de dimensions sous n, le nombre de paires, qui compte comme un sous-espace";
const READABLE: &str = "Plus petite exactitude qui compte comme lisible par une sonde linéaire";
const ON_TARGET: &str = "décalage sur la cible par dispersion sur tous les tokens";
const STEERS: &str = "Plus petit décalage sur la cible, en écarts types sur tous les tokens, qui compte comme pilotage";
const LEFT_OVER: &str =
    "Plus grande part de la dispersion des cibles qui peut rester ; la théorie parle de 0";
const REPLIES: &str = "Plus petite part de réponses, prédites d’après les autres paires, qui compte comme relation linéaire";
const OWN_REPLIES: &str = "part des réponses du modèle lui-même";
const EXACT_PLACE: &str = "Plus grand résidu, en longueurs du premier côté, qui compte comme exact";
const SEPARATED: &str =
    "Plus petit écart, en écarts types des deux ensembles ensemble, qui compte comme séparé";
const SOLVED: &str = "Plus petite part d’analogies résolues qui compte comme les résoudre";

pub const ROWS: &[(&str, RowWords)] = &[
    (
        "distribution",
        RowWords {
            name: "Distribution du token suivant",
            meaning: "Ce que dit le modèle : la probabilité de chaque token chargé après chaque contexte",
            definition: "p(y|s) = softmax sur les tokens chargés de f(s)·g(y) + b(y). Le nombre est le plus grand |p̃(y|s) − p(y|s)| sur tous les contextes et tokens chargés ; KL est la moyenne sur les contextes de Σ p ln(p/p̃), en nats",
            measure: "plus grand changement d’une probabilité",
            threshold_help: "Plus grand changement d’une probabilité qui compte comme la même distribution",
        },
    ),
    (
        "complexity",
        RowWords {
            name: "Complexité effective",
            meaning: "Combien de dimensions la distribution peut voir : le rang de la matrice des log-cotes",
            definition: "Valeurs singulières de la matrice f(s)·(g(y) − g(y₀)), y₀ le pivot ; k compte celles au-dessus de la tolérance de rang fois la plus grande. Après un mouvement, sa partie linéaire est d’abord défaite des deux côtés",
            measure: "k",
            threshold_help: NO_THRESHOLD,
        },
    ),
    (
        "parallelism-seen",
        RowWords {
            name: "Parallélisme que voit la distribution",
            meaning: "Les deux directions de concept sont parallèles une fois les composantes cachées ôtées",
            definition: "a et b sont les deux directions g(vers) − g(de), projetées sur N, l’espace engendré par la projection sur G de tous les f(s). Le nombre est ‖a − βb‖/‖a‖ avec β = a·b/b·b. Exact : les log-cotes f(s)·a et f(s)·b sur tous les contextes sont proportionnelles, à ce que résolvent les nombres enregistrés près",
            measure: "résidu",
            threshold_help: EXACT,
        },
    ),
    (
        "parallelism-gamma",
        RowWords {
            name: "Parallélisme aux contextes choisis",
            meaning: "Les deux concepts déplacent en proportion les log-cotes aux contextes choisis",
            definition: "Les log-cotes x(s) = f(s)·a et z(s) = f(s)·b sur les contextes choisis (tous si aucun n’est choisi), non centrées ; le nombre est ‖x − βz‖/‖x‖ avec β = x·z/z·z",
            measure: "résidu",
            threshold_help: EXACT,
        },
    ),
    (
        "profile-cosine",
        RowWords {
            name: "Cosinus de profil",
            meaning: "À quel point les deux concepts déplacent de même les log-cotes d’un contexte à l’autre",
            definition: "Les log-cotes f(s)·a et f(s)·b sur tous les contextes chargés, chacune moins sa moyenne sur les contextes ; le nombre est le cosinus des deux profils. a et b sont les deux directions g(vers) − g(de)",
            measure: "cosinus",
            threshold_help: "Plus petit cosinus qui compte comme déplacer de même les log-cotes",
        },
    ),
    (
        "family-profile",
        RowWords {
            name: "Accord de la famille, par profils",
            meaning: "À quel point chaque paire déplace les log-cotes sur les contextes comme la moyenne des autres",
            definition: "Profils des paires : f(s)·(g(vers) − g(de)) moins sa moyenne sur les contextes chargés. Pour chaque paire, le cosinus avec la somme des profils des autres ; le nombre est leur moyenne",
            measure: "cosinus moyen",
            threshold_help: SHARED,
        },
    ),
    (
        "orthogonality-profile",
        RowWords {
            name: "Orthogonalité des concepts, par profils",
            meaning: "Combien peu un concept dit d’un autre dans la façon de déplacer les log-cotes sur les contextes",
            definition: "La différence moyenne de chaque famille comme profil : f(s)·m moins sa moyenne sur les contextes chargés. Le nombre est le |cosinus| moyen sur toutes les paires de familles différentes ayant au moins deux paires",
            measure: "|cosinus| moyen entre familles",
            threshold_help: ORTHOGONAL,
        },
    ),
    (
        "subspace-seen",
        RowWords {
            name: "Sous-espace linéaire que voit la distribution",
            meaning: "Les log-cotes des différences de la famille engendrent moins de dimensions qu’il n’y a de paires",
            definition: "La matrice f(s)·(g(vers) − g(de)), contextes par paires, non centrée ; r compte les valeurs singulières au-dessus de la tolérance de rang fois la plus grande, et au-dessus de ce que résolvent les nombres enregistrés ; n − r est montré",
            measure: "dimensions gagnées, n − r",
            threshold_help: SUBSPACE,
        },
    ),
    (
        "context-parallelism-seen",
        RowWords {
            name: "Parallélisme de contextes que voit la distribution",
            meaning: "Les deux pas entre contextes sont parallèles une fois les composantes cachées ôtées",
            definition: "a et b sont les deux pas f(vers) − f(de), projetés sur M, l’espace engendré par la projection sur F de tous les g(y) − g(y₀). Le nombre est ‖a − βb‖/‖a‖ avec β = a·b/b·b. Exact : ce que les pas ajoutent à toutes les log-probabilités, moins sa moyenne sur les tokens, est proportionnel",
            measure: "résidu",
            threshold_help: EXACT,
        },
    ),
    (
        "logit-cosine",
        RowWords {
            name: "Cosinus de logits des différences de contextes",
            meaning: "À quel point deux pas entre contextes déplacent de même les log-probabilités de tous les tokens",
            definition: "Pour chacun des deux pas v = f(vers) − f(de) : v·g(y) sur tous les tokens chargés, moins sa moyenne sur les tokens ; le nombre est le cosinus des deux",
            measure: "cosinus",
            threshold_help: "Plus petit cosinus qui compte comme déplacer de même les log-probabilités",
        },
    ),
    (
        "probe-kernel",
        RowWords {
            name: "Sonde sur contextes inédits, noyau des logits",
            meaning: "La même sonde régularisée, qui ne compare les contextes que par ce qu’ils font dire au modèle",
            definition: "Noyau K = fᵀΣf des contextes étiquetés autour de leur moyenne, Σ la covariance de g sur les tokens (diviseur n − 1). Régression ridge d’étiquettes +1 et −1 avec constante non pénalisée et λ = 0,01·trace(K)/n ; le score de chaque contexte vient des autres, (Hy − hᵢyᵢ)/(1 − hᵢ). Le nombre est la part des scores qui ont le signe de leur étiquette",
            measure: "exactitude",
            threshold_help: READABLE,
        },
    ),
    (
        "steering-means",
        RowWords {
            name: "Pilotage par différence de moyennes",
            meaning: "Ajouter le pas d’un groupe de contextes à l’autre déplace les log-cotes de la cible",
            definition: "v est le f moyen du groupe positif moins celui du négatif. Le nombre est v·γ sur l’écart type de population de v·g(y) sur tous les tokens chargés. γ est la différence moyenne de la famille, ou la première direction si celle-ci est choisie ou s’il n’y a pas de famille. Hors cible : moyenne quadratique de v·m sur les différences moyennes m des autres familles",
            measure: ON_TARGET,
            threshold_help: STEERS,
        },
    ),
    (
        "steering-second-moment",
        RowWords {
            name: "Pilotage par ce que les contextes font de la direction",
            meaning: "Ajouter Hγ, les contextes pondérés par leurs log-cotes, déplace les log-cotes de la cible",
            definition: "v = (1/S) Σ f(s) f(s)·γ sur tous les S contextes chargés, non centrés. Le nombre est v·γ sur l’écart type de population de v·g(y) sur tous les tokens chargés. γ est la différence moyenne de la famille, ou la première direction si celle-ci est choisie ou s’il n’y a pas de famille. Hors cible : moyenne quadratique de v·m sur les différences moyennes m des autres familles",
            measure: ON_TARGET,
            threshold_help: STEERS,
        },
    ),
    (
        "steering-own",
        RowWords {
            name: "Pilotage par un pas entre contextes",
            meaning: "Ajouter le pas choisi d’un contexte à un autre déplace les log-cotes de la cible",
            definition: "v = f(vers) − f(de) du pas choisi. Le nombre est v·γ sur l’écart type de population de v·g(y) sur tous les tokens chargés. γ est la différence moyenne de la famille, ou la première direction si celle-ci est choisie ou s’il n’y a pas de famille. Hors cible : moyenne quadratique de v·m sur les différences moyennes m des autres familles",
            measure: ON_TARGET,
            threshold_help: STEERS,
        },
    ),
    (
        "relation-seen",
        RowWords {
            name: "Linéarité relationnelle que voit la distribution",
            meaning: "Une application affine mène des log-cotes de tout contexte à celles avec la requête ajoutée",
            definition: "Pour chaque contexte, f(s)·g(y) moins sa moyenne sur les tokens. Un ajustement affine aux moindres carrés mène de ceux de s à ceux de s avec la requête, sur toutes les paires ; le nombre est ‖ajustement − cible‖ sur ‖cible − cible moyenne‖ (Frobenius)",
            measure: "résidu relatif",
            threshold_help: LEFT_OVER,
        },
    ),
    (
        "relation-kernel",
        RowWords {
            name: "Relation sur paires inédites, noyau des logits",
            meaning: "La réponse à chaque paire, prédite d’après les autres par ce que les contextes font dire au modèle",
            definition: "Noyau K = fᵀΣf des contextes autour de leur moyenne, Σ la covariance de g (diviseur n − 1). Régression ridge de f(s avec la requête), λ = 0,01·trace(K)/n, constante non pénalisée, chaque paire d’après les autres. Le nombre dit combien de fois le token le plus probable du plongement prédit est celui du modèle lui-même",
            measure: OWN_REPLIES,
            threshold_help: REPLIES,
        },
    ),
    (
        "analogy-profile",
        RowWords {
            name: "Analogie par profils",
            meaning: "La même addition, les mots étant comparés par la façon dont ils déplacent les log-cotes sur les contextes",
            definition: "Les vecteurs de tokens sont f(s)·g(y) moins la moyenne sur les contextes puis moins la moyenne sur les tokens. Avec des vecteurs unitaires u : la réponse est le y de plus grand cosinus avec u(vers) − u(de) + u(départ), les trois tokens donnés exclus. Chaque paire de la famille est interrogée par la paire qui la précède dans la liste, la première par la dernière ; sans famille, la seconde direction par la première",
            measure: "exactitude",
            threshold_help: SOLVED,
        },
    ),
    (
        "canonical",
        RowWords {
            name: "Image canonique",
            meaning: "La carte des tokens et des contextes tirée des seules log-probabilités",
            definition: "D est la matrice f(s)·g(y) moins ses moyennes de lignes et de colonnes, D = U diag(s) Vᵀ. Les tokens sont en √s v, les contextes en √s u, sur les deux premiers axes ; le token le plus éloigné sur un axe est de son côté positif. Le nombre est ‖avant − après‖/‖avant‖ sur les tokens, chaque axe retourné si cela le rapproche",
            measure: "part de l’image qui a bougé",
            threshold_help: "Plus grand changement relatif des coordonnées qui compte comme immobile",
        },
    ),
    (
        "parallelism",
        RowWords {
            name: "Parallélisme exact",
            meaning: "Les deux directions de concept sont les mêmes à un facteur β près",
            definition: "a et b sont les deux directions g(vers) − g(de). Le nombre est ‖a − βb‖/‖a‖ avec β = a·b/b·b. Exact : la partie linéaire des mouvements défaite, il ne dépasse pas ce que résolvent les nombres enregistrés, (‖g(de)‖ + ‖g(vers)‖)/‖a‖ unités d’une demi-dernière place, et de même pour b",
            measure: "résidu",
            threshold_help: EXACT,
        },
    ),
    (
        "causal-cosine",
        RowWords {
            name: "Cosinus causal",
            meaning: "Le cosinus après blanchiment des unembeddings, si bien qu’étirer l’espace ne compte pas",
            definition: "a·Σ⁺b sur √(a·Σ⁺a · b·Σ⁺b) pour les deux directions g(vers) − g(de). Σ est la covariance de g sur les tokens chargés (ou tous ceux du fichier, s’ils sont comptés), diviseur n − 1 ; Σ⁺ omet les axes dont la valeur singulière parmi les g centrés est sous la tolérance de rang fois la plus grande",
            measure: "cosinus",
            threshold_help: "Plus petit cosinus causal qui compte comme pointer dans le même sens",
        },
    ),
    (
        "family-causal",
        RowWords {
            name: "Accord de la famille, causal",
            meaning: "À quel point chaque paire pointe dans le sens de la moyenne des autres, après blanchiment",
            definition: "Pour la direction g(vers) − g(de) de chaque paire, le cosinus avec la somme des autres, par le produit scalaire a·Σ⁺b, Σ la covariance de g. Le nombre est leur moyenne",
            measure: "cosinus moyen",
            threshold_help: SHARED,
        },
    ),
    (
        "orthogonality-causal",
        RowWords {
            name: "Orthogonalité des concepts, causale",
            meaning: "À quel point les directions moyennes de concepts différents sont presque à angle droit après blanchiment",
            definition: "Le |cosinus| moyen, par le produit scalaire a·Σ⁺b avec Σ la covariance de g, entre les différences moyennes de toutes les paires de familles différentes ayant au moins deux paires",
            measure: "|cosinus| moyen entre familles",
            threshold_help: ORTHOGONAL,
        },
    ),
    (
        "subspace",
        RowWords {
            name: "Sous-espace linéaire",
            meaning: "Les différences de la famille tiennent dans moins de dimensions qu’il n’y a de paires",
            definition: "La matrice d × n des différences g(vers) − g(de) de la famille, la partie linéaire des mouvements défaite, non centrée ; r compte les valeurs singulières au-dessus de la tolérance de rang fois la plus grande, et au-dessus de ce que résolvent les nombres enregistrés ; n − r est montré",
            measure: "dimensions gagnées, n − r",
            threshold_help: SUBSPACE,
        },
    ),
    (
        "parallelogram",
        RowWords {
            name: "Parallélogramme",
            meaning: "Le pas du premier token au deuxième est le pas du troisième au quatrième",
            definition: "‖(b − a) − (d − c)‖/‖b − a‖ pour les quatre tokens choisis a, b, c, d",
            measure: "résidu",
            threshold_help: EXACT_PLACE,
        },
    ),
    (
        "midpoint",
        RowWords {
            name: "Milieu",
            meaning: "Le troisième token est à mi-chemin entre les deux premiers",
            definition: "‖c − (a + b)/2‖/‖b − a‖ pour les trois premiers tokens choisis a, b, c",
            measure: "résidu",
            threshold_help: EXACT_PLACE,
        },
    ),
    (
        "line",
        RowWords {
            name: "Place sur une droite",
            meaning: "Le troisième token est sur la droite des deux premiers, dans un rapport qui reste",
            definition: "La distance de c à la droite par a et b, en longueurs de b − a ; le rapport est (c − a)·(b − a)/‖b − a‖²",
            measure: "résidu",
            threshold_help: EXACT_PLACE,
        },
    ),
    (
        "separable-tokens",
        RowWords {
            name: "Ensembles de tokens séparables",
            meaning: "Une frontière plane a un ensemble de tokens d’un côté et l’autre de l’autre",
            definition: "Tous les membres des deux ensembles sont centrés ensemble et blanchis par leur propre covariance de population (sur les axes au-dessus de la tolérance de rang) ; le nombre y est la distance entre les enveloppes convexes des deux ensembles. Sans ensembles : le côté vers de la famille contre son côté de, chaque token une fois",
            measure: "largeur de l’écart",
            threshold_help: SEPARATED,
        },
    ),
    (
        "separable-contexts",
        RowWords {
            name: "Groupes de contextes séparables",
            meaning: "Une frontière plane a un groupe de contextes d’un côté et l’autre de l’autre",
            definition: "Tous les membres des deux groupes sont centrés ensemble et blanchis par leur propre covariance de population (sur les axes au-dessus de la tolérance de rang) ; le nombre y est la distance entre les enveloppes convexes des deux groupes",
            measure: "largeur de l’écart",
            threshold_help: SEPARATED,
        },
    ),
    (
        "context-parallelism",
        RowWords {
            name: "Parallélisme de différences de contextes",
            meaning: "Le pas entre deux contextes est le pas entre deux autres, à un facteur β près",
            definition: "a et b sont les deux pas f(vers) − f(de). Le nombre est ‖a − βb‖/‖a‖ avec β = a·b/b·b. Exact : la partie linéaire des mouvements défaite, il ne dépasse pas ce que résolvent les nombres enregistrés",
            measure: "résidu",
            threshold_help: EXACT,
        },
    ),
    (
        "probe",
        RowWords {
            name: "Sonde linéaire",
            meaning: "Une fonction linéaire du plongement distingue les deux groupes de contextes",
            definition: "Ajustement aux moindres carrés d’étiquettes +1 et −1 par w·f(s) + b sur les contextes étiquetés (norme minimale) ; le nombre est la part des valeurs ajustées qui ont le signe de leur étiquette, dans l’échantillon",
            measure: "exactitude",
            threshold_help: READABLE,
        },
    ),
    (
        "steering-causal",
        RowWords {
            name: "Pilotage par la direction causale",
            meaning: "Ajouter la différence d’unembeddings blanchie déplace les log-cotes de la cible",
            definition: "v = Σ⁺γ, Σ la covariance de g (diviseur n − 1). Le nombre est v·γ sur l’écart type de population de v·g(y) sur tous les tokens chargés. γ est la différence moyenne de la famille, ou la première direction si celle-ci est choisie ou s’il n’y a pas de famille. Hors cible : moyenne quadratique de v·m sur les différences moyennes m des autres familles",
            measure: ON_TARGET,
            threshold_help: STEERS,
        },
    ),
    (
        "steering-given",
        RowWords {
            name: "Pilotage par un vecteur à vous",
            meaning: "Ajouter les nombres donnés, qui bougent avec les plongements, déplace les log-cotes de la cible",
            definition: "v est le vecteur donné, déplacé avec les plongements. Le nombre est v·γ sur l’écart type de population de v·g(y) sur tous les tokens chargés. γ est la différence moyenne de la famille, ou la première direction si celle-ci est choisie ou s’il n’y a pas de famille. Hors cible : moyenne quadratique de v·m sur les différences moyennes m des autres familles",
            measure: ON_TARGET,
            threshold_help: STEERS,
        },
    ),
    (
        "relation",
        RowWords {
            name: "Linéarité relationnelle",
            meaning: "Une application affine mène de tout contexte au contexte avec la requête ajoutée",
            definition: "Un ajustement affine aux moindres carrés mène de f(s) à f(s avec la requête) sur toutes les paires ; le nombre est ‖ajustement − cible‖ sur ‖cible − cible moyenne‖ (Frobenius). Exact : le même, la partie linéaire des mouvements défaite, ne dépasse pas ce que résolvent les nombres enregistrés",
            measure: "résidu relatif",
            threshold_help: LEFT_OVER,
        },
    ),
    (
        "dim-f",
        RowWords {
            name: "Dimension des plongements",
            meaning: "Combien de dimensions engendrent les plongements des contextes chargés",
            definition: "Valeurs singulières de la matrice de tous les f(s) chargés, non centrée ; comptent celles au-dessus de la tolérance de rang fois la plus grande",
            measure: "dim F",
            threshold_help: NO_THRESHOLD,
        },
    ),
    (
        "dim-g",
        RowWords {
            name: "Dimension des unembeddings",
            meaning: "Combien de dimensions engendrent les différences des unembeddings des tokens chargés",
            definition: "Valeurs singulières de la matrice de tous les g(y) − g(y₀), y₀ le pivot ; comptent celles au-dessus de la tolérance de rang fois la plus grande",
            measure: "dim G",
            threshold_help: NO_THRESHOLD,
        },
    ),
    (
        "cosine",
        RowWords {
            name: "Cosinus euclidien",
            meaning: "À quel point les deux directions de concept pointent dans le même sens dans l’espace tel que dessiné",
            definition: "a·b/(‖a‖ ‖b‖) pour les deux directions g(vers) − g(de)",
            measure: "cosinus",
            threshold_help: "Plus petit cosinus qui compte comme pointer dans le même sens",
        },
    ),
    (
        "norms",
        RowWords {
            name: "Rapport des normes",
            meaning: "La longueur de la première direction de concept, mesurée par la seconde",
            definition: "‖a‖/‖b‖ pour les deux directions g(vers) − g(de)",
            measure: "rapport des normes",
            threshold_help: "Pas de seuil : le rapport a une valeur et le verdict demande s’il est le même",
        },
    ),
    (
        "mean-direction",
        RowWords {
            name: "Angle entre moyennes de familles",
            meaning: "L’angle entre la direction moyenne d’un concept et celle de l’autre",
            definition: "La moyenne de g(vers) − g(de) sur la famille du premier concept, et de même sur la famille du second ; un concept sans famille est sa seule paire. Le nombre est l’angle entre les deux moyennes, en degrés",
            measure: "degrés",
            threshold_help: "Pas de seuil : l’angle a une valeur et le verdict demande s’il est le même",
        },
    ),
    (
        "family",
        RowWords {
            name: "Accord de la famille",
            meaning: "À quel point chaque paire pointe dans le sens de la moyenne des autres, selon les distances dessinées",
            definition: "Pour la direction g(vers) − g(de) de chaque paire, le cosinus avec la somme des autres. Le nombre est leur moyenne. Paires aléatoires : chaque bout d’une paire de la famille remplacé par l’un des 50 tokens de norme la plus proche, leur cosinus avec la direction moyenne de la famille",
            measure: "cosinus moyen",
            threshold_help: SHARED,
        },
    ),
    (
        "orthogonality",
        RowWords {
            name: "Orthogonalité des concepts",
            meaning: "À quel point les directions moyennes de concepts différents sont presque à angle droit, telles que dessinées",
            definition: "Le |cosinus| moyen entre les différences moyennes de toutes les paires de familles différentes ayant au moins deux paires",
            measure: "|cosinus| moyen entre familles",
            threshold_help: ORTHOGONAL,
        },
    ),
    (
        "neighbours",
        RowWords {
            name: "Plus proches voisins",
            meaning: "Combien des plus proches voisins du token sont encore ses plus proches voisins",
            definition: "Les 10 tokens les plus proches, en distance euclidienne, du second token de la première direction, lui-même exclu ; le nombre est la part d’entre eux encore parmi les 10 plus proches après le mouvement",
            measure: "recouvrement",
            threshold_help: "Plus petite part de voisins qui compte comme le même voisinage",
        },
    ),
    (
        "analogy-add",
        RowWords {
            name: "Analogie par 3CosAdd",
            meaning: "Ajouter le pas d’une paire à un autre mot arrive au plus près de son partenaire",
            definition: "Avec des vecteurs unitaires u : la réponse est le y de plus grand cosinus avec u(vers) − u(de) + u(départ), les trois tokens donnés exclus. Les vecteurs ne sont pas centrés. Chaque paire de la famille est interrogée par la paire qui la précède dans la liste, la première par la dernière ; sans famille, la seconde direction par la première",
            measure: "exactitude",
            threshold_help: SOLVED,
        },
    ),
    (
        "analogy-mul",
        RowWords {
            name: "Analogie par 3CosMul",
            meaning: "Le partenaire est le mot le plus semblable à deux mots donnés et le moins au troisième",
            definition: "Avec c = (1 + cosinus)/2 : la réponse est le y de plus grand c(y, vers)·c(y, départ)/(c(y, de) + 0,001), les trois tokens donnés exclus. Les vecteurs ne sont pas centrés. Chaque paire de la famille est interrogée par la paire qui la précède dans la liste, la première par la dernière ; sans famille, la seconde direction par la première",
            measure: "exactitude",
            threshold_help: SOLVED,
        },
    ),
    (
        "analogy-direction",
        RowWords {
            name: "Analogie par direction de paire",
            meaning: "Le partenaire est le mot qui se trouve le plus dans la direction de l’autre paire",
            definition: "La réponse est le y de plus grand cosinus de g(y) − g(départ) avec g(vers) − g(de), les trois tokens donnés exclus. Chaque paire de la famille est interrogée par la paire qui la précède dans la liste, la première par la dernière ; sans famille, la seconde direction par la première",
            measure: "exactitude",
            threshold_help: SOLVED,
        },
    ),
    (
        "pca",
        RowWords {
            name: "Image ACP",
            meaning: "De combien le plan des deux composantes principales a tourné parmi toutes les images des tokens",
            definition: "Les scores de tous les tokens sur les deux premières composantes principales des g centrés sont deux vecteurs à un nombre par token ; le nombre est le plus grand angle principal entre le plan qu’ils engendrent avant et celui d’après, en degrés",
            measure: "plus grand angle principal en degrés",
            threshold_help: "Plus grand angle en degrés qui compte comme la même image",
        },
    ),
    (
        "explained-variance",
        RowWords {
            name: "Variance expliquée",
            meaning: "Quelle part de la dispersion des tokens montrent les deux composantes principales",
            definition: "Les deux plus grandes valeurs propres de la covariance de g sur les tokens chargés, en part de la somme de toutes",
            measure: "part de variance",
            threshold_help: NO_THRESHOLD,
        },
    ),
    (
        "isotropy",
        RowWords {
            name: "Isotropie",
            meaning: "À quel point les tokens se dispersent également sur les dimensions qu’ils engendrent : 1 si pareil dans toutes",
            definition: "(Σλ)²/(r Σλ²) sur les valeurs propres λ de la covariance de g, r = dim G",
            measure: "rapport de participation",
            threshold_help: NO_THRESHOLD,
        },
    ),
    (
        "probe-euclidean",
        RowWords {
            name: "Sonde sur contextes inédits, euclidienne",
            meaning: "Une sonde régularisée, qui se fie aux distances dessinées, étiquette chaque contexte d’après les autres",
            definition: "Matrice de Gram K = fᵀf des contextes étiquetés autour de leur moyenne. Régression ridge d’étiquettes +1 et −1 avec constante non pénalisée et λ = 0,01·trace(K)/n ; le score de chaque contexte vient des autres, (Hy − hᵢyᵢ)/(1 − hᵢ). Le nombre est la part des scores qui ont le signe de leur étiquette",
            measure: "exactitude",
            threshold_help: READABLE,
        },
    ),
    (
        "steering-unembedding",
        RowWords {
            name: "Pilotage par la différence d’unembeddings",
            meaning: "Ajouter la direction de tokens elle-même à un plongement déplace les log-cotes de la cible",
            definition: "v = γ. Le nombre est v·γ sur l’écart type de population de v·g(y) sur tous les tokens chargés. γ est la différence moyenne de la famille, ou la première direction si celle-ci est choisie ou s’il n’y a pas de famille. Hors cible : moyenne quadratique de v·m sur les différences moyennes m des autres familles",
            measure: ON_TARGET,
            threshold_help: STEERS,
        },
    ),
    (
        "relation-euclidean",
        RowWords {
            name: "Relation sur paires inédites, euclidienne",
            meaning: "La réponse à chaque paire, prédite d’après les autres selon les distances dessinées",
            definition: "Matrice de Gram K = fᵀf des contextes autour de leur moyenne. Régression ridge de f(s avec la requête), λ = 0,01·trace(K)/n, constante non pénalisée, chaque paire d’après les autres. Le nombre dit combien de fois le token le plus probable du plongement prédit est celui du modèle lui-même",
            measure: OWN_REPLIES,
            threshold_help: REPLIES,
        },
    ),
];
