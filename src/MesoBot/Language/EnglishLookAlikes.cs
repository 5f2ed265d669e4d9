using System.Collections.Frozen;

namespace MesoBot.Language;

/// <summary>
/// English words whose consonants are those of an Arabic danger word in Latin letters ("bird" and "barid", cold; "scratch" and
/// "sakkar", shut): never read as Arabic. Found by folding an English word list against the rule data; kept as stems.
/// </summary>
internal static class EnglishLookAlikes
{
    private static readonly FrozenSet<string> Stems = (
        "abbei aboard abort abroad actor acut adorn affair afford afraid aid air alarm allus alpha alter ambl amiabl amper ampl anteat apart appear area aria " +
        "armi aroma arrai attach awai await axl back badder bail bake balloon balm band bar barb bark base baser bash basic basil basket basketbal bass bastard " +
        "batch bathroom bathtub batter battl beach beadi beard beast beat beater beaver bedder beetl belabor belch belief believ bell bend beneath berri beset " +
        "best bestial bestow beta better bettor bias biass bidden bide bike bill billboard billion bind bird biscuit bisect bitch bitter bleach bleari bless " +
        "bloom blous blown bluff blush board boast boastfulli boister bond bone bonei boni bonnet boo bookkeep boost booster boss botani botch bother bought " +
        "bound bounti bow box boxer brace braid brake bread break bred breed brick bride brim broaden broke brood brook broom brutish buck buffer bui bullion " +
        "bung bunni buoi bur burden burdensom buri burp buse bush busi bust bustl butter buzz bystand cab cabaret calam call caller calm calmer calmest calmli " +
        "camel cap cape caper carat carrot cart cater cattl cavern caviar cavort ceil cell cellar cello cent chaff chain chariot chart chat cheat checkout " +
        "cherub chew chewi chide chieftain chirp chow chug chute civic clad claim clam clamber clammi clamor clamp clang clash clear clemenc climact climat " +
        "climax climb climber clime cling clod cloud clu clue clump clumsi clumsili clung coal cob cobra coffer coil collar color column common cool cooler " +
        "coop cooper cop cope copi copier copiou copper count coup court cover coverag covert covertli cowboi cram crash crime crochet crouch crush cub cube " +
        "cull culmin cup curt cuter cutter dabbl dame dart daughter daunt dawn dearth deem defer degener deign delimit deni dent dental descent diagnos " +
        "diagnosi diagnost diagon dig digit dignifi dignitari digniti dilemma dine dirt dog donut doubl drab drip drone droop drop dropout drouth dugout each " +
        "eddi elector empir emporia ensu envi enviou envoi err etch everydai exil exit face fail failur fake fall fals fame fathom favor featur feel feeler " +
        "fell feller fellow feudal file fill filter fine fiver flair flare flaw flea flee fli flirt flirtat flirtati floor flora floral florid florist floss " +
        "flour flourish flow fluoresc flurri fog foil folli follow fool foul fouler fraught freight fright frog fuel full fuller futur gale gallei gallop " +
        "gallow gallows garret gauz gavel gelt geyser gill girth give given glad glade glass glassi glasswar glib glide glisten gloss glossari glossi glow glu " +
        "glue gluttoni goad goal goali gold gooei goof great greet grit gritti growth guid guil guild gull gulli gulp gum habit haemorrhag hail hall hallwai " +
        "hammer hangar hanger happi harem harp hart haul head headi heal hearth heed heel hell hello hemorrhag henc heydai hide hierarch hierarchi hill hiss " +
        "hobbit hobbl hoist hole holli hollow hollowest home homei homi honk hood horror hose host hous howl hubbub huger hull hum humor humorist hunger hungri " +
        "hungrili hunk hurt hygien idea illus immobil impal impel impur inherit initi insid insidi itch ivori jade jail jell jelli jolli jumpi juvenil karat " +
        "keel keep keeper kettl kill killer kilo kilomet kipper knit knot lab lap laugh lawn layman laymen leach leafi leap leas leash leav leech leer lesion " +
        "lessen lesson leve levi liaison lieu liken lion litani live llama loan lob lobbi lobe local loin loon loop loos loosen lop lope lord lose lure lurid " +
        "made mail main mall mallet malt mamma mane mania mannish mar marathon marri martin mascara mask mass massacr match math matt meal meali mean meat meet " +
        "mellow melt merit mess metal mete mew middleman middlemen mien mile mill minim minimalist minimum minion mint minuet mirth misadventur miscarri " +
        "miscarriag misde misdemeanor misdirect miseri miss mite mitt mix mnemon moat molt monument mosaic moss motel moth mount mous mouss mouth mow muff " +
        "munch muse music musician musk muss mutt mutual myriad myth mytholog mythologi nap natur naturalist navi neat neater neither nether neuter neutral " +
        "neutron new newt nip nitrat nitrogen nobodi noe nois nose notori notorieti nozzl nuder nutrient nutriment nutrit nutriti nuzzl obo offer offic olden " +
        "ovari over overdid overdo overdon overdos overdraft overdraw overdrawn overdrew overdu overrid overridden overrod pace pacifi pack paddi pail paint " +
        "pair palm pang pant panti papa papaci par parad pardon pare park parka pass passer past pasta pastel pasteur pasti pastich pastim pastor pastri pastur " +
        "patch patron patter pattern paus paw peak peal peanut peat peck peek peel peer pend peoni period perk peski pest pester pesticid pestil peter pew " +
        "pewter pick piec pierc pike pill pint piou pistol piston pitch plain plan plum plush poach poacher point pois poke polish pollen poni pore pose posit " +
        "positiv post postag postal postbox postcard postcod poster posterior postgradu posthum postman postmark postmast postmen postpon postscript postul " +
        "postur pothol potter pouch pour powder pram preciou pri price prick pride prim proce process prod prom prop proud prude prudenc prudent puffer puke " +
        "puni punt pur pure push pusher puss putrid putter rack radii radio rai rake ration readi redden reek rehabilit rei relai reli remad remedi renown " +
        "resal retain reunion rhapsodi rhubarb rice rile rock rook rotten rowdi royal royalti rude sacr sacrament sacrif sacrific sacrifici sacrileg sacrilegi " +
        "sadder sadli safer salami salmon satir saucer saver savior saviour savor saw scan scar scarc scarcer scarcest scarciti scare scarecrow scarf scari " +
        "scarlet scarv scorch score scorer scorn scorpion scour scourg scrabbl scram scrambl scrap scrapbook scrape scratch scratchi scrawl scrawni scream " +
        "screech screen screw screwdriv screwi scribbl scribe script scriptur scriptwrit scroll scroung scrub scruff scruffi scrupl scrupul scrutin scrutini " +
        "scurri scurril scyth sear season seawe secreci secret secretari secretli secur securest seed seeth sever sew sex shade shaft sharp sheath sheav sheen " +
        "sheet shift shifti shiftless shin shirt shoe shoo shoot short shout shove show showi shrub shut sicken sicker side sierra site skate skein skin " +
        "skirmish skirt skyrocket slain slam slim slime slimi slimmer slimmest slum slumber slummer slump soccer sod solemn solemnest solemnli solv somewhat " +
        "sooth sooti sore sorri sort sow spout squat squatter squattest stare store strike suaver succor sucker suffer suit sullen suntan sure surli swat sweat " +
        "sweet tabbi taboo tabu tacitli tactic tactless tactlessli tail tap tape tar tariff tarri task tawni tax taxi teach tear technic technician techniqu " +
        "technolog technologi tell tens tepe term terrain terrif testifi thatch theft theme theorem therein thereof thereon theta thigh third thorn thrash " +
        "thread thresh thrown thyme thyroid till tilt tip tipi tire toggl toilet tome tone tonn top torch torn torrid touch toupe tour toxin train trash tread " +
        "treed tri trim tru tsar tub tuba tuft tuition tummi tune tureen turf turn tusk type unchalleng unifi unison unsaid unseen unus uproot vacuum vain " +
        "vallei valor valu veal veil vein velour vial villa vine viola vitamin wad wade wait wand wane wanna war ward warm warmer warmest warmli warmth wean " +
        "weari weasel wed weed weedi weird welter went wide widen wind wine wire wish wood wooden woodenest word worm worri yap yard yess zip")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static bool Contains(string word) => word.Length > 2 && Stems.Contains(PorterStemmer.Stem(word));
}
