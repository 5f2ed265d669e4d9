using System.Collections.Frozen;

namespace MesoBot.Language;

/// <summary>
/// The small words that give a language away, folded. A word stands in a list only when it is common there and rare in the
/// others; names of treatments and body parts are in none, since patients of every language use the English ones.
/// </summary>
internal static class FunctionWords
{
    public static readonly FrozenSet<string> English = Set(
        "the is are was were be been do does did have has had will would can could should might must i im ive you your my me our we us it its " +
        "he she they them his her their this that these those and or but if of to in on at for from with about after before than then there here " +
        "what which who when where why how not no dont cant isnt doesnt didnt wont any some all more most very just so too also only get got need " +
        "want know think feel look like please thanks thank hello hi hey help now today tomorrow yesterday week weeks day days month months year years " +
        "time much many long good bad ok okay really still going been being as by an into out up down over again because while until since am");

    /// <summary>English words that every language has taken over: alone they keep the language of the conversation.</summary>
    public static readonly FrozenSet<string> GivesNothingAway = Set("ok okay");

    public static readonly FrozenSet<string> French = Set(
        "je tu nous vous ils elles les des du un une et suis sont avez avons ont mon ma mes votre vos notre ce cette ces que qui quoi " +
        "quel quelle quels quelles pour avec sans dans sur chez pas ne plus tres bien bonjour bonsoir salut combien pourquoi comment quand fait faire " +
        "peut peux puis apres avant depuis oui non svp aussi mais ou jai cest quest lest dangereux partout gratte daccord dois faut ca dune jour jours semaine visage peau " +
        "est ai il elle aux au se sa ses leur etre avoir voudrais veux voulez peuvent pouvez prendre rendez voir coute prix rdv merci beaucoup " +
        "aujourdhui demain hier heure heures encore toujours jamais tout toute tous parce donc lors moi toi lui soir matin mal douleur gonfle gonflee " +
        "levres yeux oeil bras gorge coeur respirer etes ouvert ouverts ouverte le peut payer carte disponibilite disponible lundi mardi mercredi jeudi vendredi samedi dimanche annuler cheveux seance seances soin soins piqure piqures aiguille enceinte rouge depuis quelquun quelle parlez");

    /// <summary>French words that English has too: they take nothing from French.</summary>
    public static readonly FrozenSet<string> FrenchShared = Set("me on a main but no as or an in the plus");

    public static readonly FrozenSet<string> Tagalog = Set(
        "ang ng mga sa ko mo po opo na ba ako ikaw siya kami tayo kayo sila niya namin ninyo nila hindi oo wala walang meron mayroon kasi lang din rin " +
        "naman pero kung yung iyong ito iyan iyon dito doon ano anong paano bakit kailan saan magkano pwede puwede gusto salamat kumusta kamusta " +
        "pagkatapos bago kapag kaya nang nga pa hirap huminga mukha balat araw linggo nyo niyo akin iyo kanya atin amin inyo kanila mahal masakit sakit " +
        "namamaga maga pula mainit lagnat dugo mata labi dila lalamunan dibdib ulo kamay asawa anak nanay tatay kapatid ate kuya maam magpa magpapa " +
        "sabi alam ayaw ayoko pag tapos kanina kahapon bukas ngayon mamaya gabi umaga hapon buwan taon sobra medyo talaga parang ganito ganyan bang " +
        "kay kina nasa mag pang nako hala sige yun eto ung para tulong makakita makahinga nahihilo buntis nagpa nagpunta turok tinurok iniksyon " +
        "meron mayron mangyayari mangyari gamot pamamaga doktor klinika pupunta punta pumunta oras petsa sana");

    public static readonly FrozenSet<string> TagalogShared = Set("at an i to no am as is in the us so on he me or all if");

    /// <summary>Hindi and Urdu in Latin letters, which share nearly all small words.</summary>
    public static readonly FrozenSet<string> Hindustani = Set(
        "hai hain hoon hun tha thi thay kya kyu kyun kyon kaise kese kaisa kaisi kitna kitni kitne kitnay lagen halqay chehray kab kahan kahaan kaun kis mujhe mujhko mera meri mere mai hum " +
        "humein aap aapka aapki aapke aapko apka apki apke apko tum tumhara ka ki ke ko se mein nahi nahin nai nhi nahee aur lekin magar agar bahut bohot bohat boht bhi " +
        "hota hoti hote raha rahi rahe rha rhi rhe gaya gayi gaye gya gyi kar kr karna karne karni karo karu karun karoon karta karti karte kiya kiye ki liye baad pehle pahle " +
        "chahiye chahie chaiye sakta sakti sakte skta skti wala wali wale waale theek thik thek accha acha achha shukriya dhanyavad dhanyawad namaste namaskar bhai bhaiya didi baji " +
        "yeh ye woh wo isko usko uski uska iske kuch kuchh koi abhi ab saans sans chehra chehre chehray sujan soojan sooj soj suj dard khoon khun bukhar bukhaar lagwana " +
        "lagwaya lagwaye lagwayi lagwane karwana karwaya karwaye karwani karwane batao bataiye bataye batayein bataen bataein batain ji haan haa jaldi madad bachao behosh " +
        "aankh aankhon ankh ankhon gala zubaan zuban hont honth seene seena dil haath hath paon pair sar pet chakkar ulti khujli laal safed neela kala jalan " +
        "mahina mahine hafta hafte din raat subah shaam kal aaj parso ghanta ghante biwi shohar pati patni beta beti bachcha bachche bacche bachay bachey behan maa " +
        "sui lag laga lagi lage lagta lagti ho hua hui hue hoga hogi hone hona jaye jaaye jaayega jayega jao aana aane aa ayi aaya aayi rupaye paise paisa kharcha " +
        "milega mil mile milegi dekh dekha dikh dikhna dikhai nazar sakun sakoon pa paa rahaa pata patah bol bolo bolna sun suno samajh zyada ziada jyada thoda thora " +
        "bilkul sirf phir fir tak wajah matlab mat naa na ne par pe jab tab jo toh kyonki kyunki apna apni apne khud saath sath bina liya dena lena le lo de diya di");

    public static readonly FrozenSet<string> HindustaniShared = Set("to me so do the is us main he hi are or us in no on kind pure");

    public static readonly FrozenSet<string> UrduRoman = Set(
        "ye mein hamal arsay lagen pooch poochna halqay neeche halqe sajeda saktay hotay chahiyay shuru nazar karwana thoda sa waqt shukriya mehrbani meherbani salam assalam assalamualaikum asalam aslam walaikum alaikum janab baraye aadab khuda kijiye farmaiye behan baji bachay bachey bachon chahte ghanta " +
        "bohat boht nazar jaan waqt jild ilaj ilaaj mareez sehat khatarnak khatra zaroorat zaroori zarurat masla maslah dawai dawa raat ziada sust karein karen karain " +
        "batayein batain batadein dein den jaye jayen hen hein thay lagwaye karwaye kitnay wapis tafseel shohar biwi ammi abbu abba allah inshallah mashallah lehja mehnga mehngi " +
        "ulat yaqeen mashwara mashwra taareekh khwateen hoon mujhay chehray unhein hamein kyunke bhejain bhej dijiye rha rhi halat tabiyat tabiat behosh");

    public static readonly FrozenSet<string> HindiRoman = Set(
        "namaste namaskar dhanyavad dhanyawad kripya bahut bahot bohot accha achha didi bhaiya jankari samay upchar samasya bimari dhyan kaise kitne chahiye karna karu karun sakta sakti " +
        "hu hun me mujhko kyu jyada bataiye bataye kijiyega pati patni maa beta beti khun hua hui nhi mai kese yahan vahan matlab theek thik haa saans nahi");

    /// <summary>Arabic in Latin letters: words that mean nothing in the other languages we meet.</summary>
    public static readonly FrozenSet<string> ArabicLatin = Set(
        "inta inti ente ent enta enti enty anta huwa hiya huwe hiye howa heya ehna e7na i7na entu intu intou entou shu shou sho shoo shinu shno eish esh leish lesh leeh " +
        "kif keef kef kifik kifak keefik shlon shlonak shlonik ezay ezzay izay ezayak ezayek ezayokom adeish adesh addesh addeh qaddeh gadesh bkam bikam emta imta ayemta mata wein wain fein feen mneen mnein meneen " +
        "fih feeh mafi mafee mafe mafeesh mafish mish mesh msh mosh moo mub mob ma3a ma3 maa 3ala 3la elli illi eli ely 3an 3and 3andi 3andkom 3andkum " +
        "3ndi 3ndk 3ndkm 3ndkom 3endi 3endkom 3andak 3andik 3indi 3indkum 3indkom andi andkom andak endi endkom indi indkom wla wala walla lakin laken ya3ni yani " +
        "kteer ktir kteir kter ktr wayed wayd wajed wajid gawi jiddan jeddan giddan kullish shway shwai shwaya shwayya mumkin momken momkn mumken yimkin badi bady biddi baddi beddi bede bddi " +
        "abgha abghi abga abghy areed ureed urid bidna nebgha nabi nbi 3ayez 3ayza 3awez 3awza ayez ayza awza lazem lazim lazm laazim hada hatha hadi hathi hayda haidi dah deh " +
        "ba3d b3d ba3ad ba3dein ba3den gabl abl qabl 2abl hala2 halla2 alheen al7een al7in el7een l7een dilwa2ti delwa2ty dlwa2ty delwa2ti lissa lessa " +
        "yom youm yoom elyom elyoum elyoom lyom lyoum ayam ayyam usboo3 osbo3 esbo3 shahr shahrein sana senin marra marhaba mar7aba marhba ahlan ahlain ahleen shukran shokran chukran afwan 3afwan tayeb tayyeb " +
        "iza itha eza wallah wallahi habibti 7abibti habibi 7abibi inshallah nshallah enshallah mashallah ma5allah alhamdulillah el7amdella el7amdulillah aywa aiwa ewa na3am naam la2 " +
        "wajhi wejhi wjhi weshi wishi wishy wayhi waihi shakli sha3ri sha3ry she3ri ibar ebar ebra ibra ebrah el2ebra elebra 7o2an ho2an hu2an 7aqn jalsa jalse jalasat galsa galasat gelsa gelsat " +
        "yowaja3 yewja3 ywj3 yoja3 bywaja3 bewga3 bywga3 biwajje3 wija3 waja3 waga3 alam takhdeer takhdir binj benj a7ad sarli da5t da5a dayekh daykha " +
        "a7taj ahtaj ta3ban ta3bana ta3baneh mareed 7amel 7amil bint umi ummi ommi okhti u5ti zawji zoji jozi zawjti ibni benti bnti akhuy khalti 3amti " +
        "maw3id maw3ed mawa3id maweed mawed a7jez ahjez a7gez ahgez e7jez bahjez se3r si3r as3ar asaar raqam raqamkom ra2mkom ragamkom rakam 3enwan 3inwan mawqe3 mawgef mawagef mawaqef jaww " +
        "bashra bashrti jeld jild geld wesh wejh wajh wijh batn rijl 3ein 3eni 3yoni 3yooni khad khaddi khashm 5ashmi dagn da2n tamam tmam kwayes kwayesa mnee7 mni7 mni7a zain zen zaina helw helwa 7elw 7elwa " +
        "ghali 8ali ghalya rkhees rakhees 3rooth 3orood khasm 5asm dafa3 floos fulus fluos masari masroofi msh mumtaz kbeer kbir sgheer zgheer jdeed gdeed adeem 2adeem awal awwal akher akhir thani tani tany " +
        "doctora doktora daktora el2ebar elwajh elwesh eljalsa elgalsa elgelsa el7een elkhamees eljom3a elgom3a elsabt ela7ad bokra bukra bukra bachir bacher bachr ams embare7 mbare7 imbari7 " +
        "gool gooli 2ool 2oolli oulli ouli goolo 2oltolo goltu 2olt gelt tgool tgolon ygooloon bit2oul ab3at ab3atli ab3at eb3at eb3atli arsel arsalt atarresh atrash shoof shouf shuf ashoof tshoofoon akallem kallem " +
        "a3mel asawi asawwi sawait saweet tsawoon tsawwoon sawwi n3mel ta3mel ta3malo bta3mlo bte3melo ysawwi yesawi a3raf b3raf ta3raf aroo7 arooh nrooh rou7 aji eji ajee iji yiji teeji ta3al " +
        "batalt a5rog akhrog atla3 tala3 tele3 tel3et dakhal adkhol adfa3 akhod a5od akhud kharab karaht karahit abki bebki ta3bt te3ebt zeh2t zhe2t mallait tafasht yes2al as2al as2alak es2al su2al so2al " +
        "ensan insan ensa jaweb jawebni jawbni raddo rodo yrod yrid trid tsta3mil yenfa3 yenfa yinfa3 yfeed tfeed testafeed benfa3 bisir byseer yseer tseer bitseer sarat sayer sayra t7ess a7es ahis hases " +
        "mamnoo3 mamnou3 masmoo7 7aram di2e2a da2i2a daqiqa dgeega sa3a sa3at saa3a rob3 nos nuss kaman kamaan bardo barda kolo kollo kello kollaha kel kol shi shay 7aga 7aja haga haja " +
        "bas ya5i yakhi ya3ne ya3ny mthl mithl zay zayy mitl metl jamb janb gamb ta7t foo2 foug juwwa gowa barra bara wara oddam giddam wana wenta wenti minno menno meno mino meen " +
        "fhemt fahemt fhmt tslam teslam teslami yslamo yeslamo ykhalleek y3teek ya3teek ya3tik 3afya mashkoor mashkoura mamnoon mamnoona sa7 sah7 ghalat 8alat akeed akid tab3an tabe3an tabi3i tabi3e 6abi3i 3adi 3ady aadi " +
        "asfa asef aasif ma3lesh m3lsh maalesh khalas 5alas khala9 5ala9 khlas yalla yallah kida keda kdh heik hek hayk chethi chidhi hni hnak hnaak hunak henak");

    /// <summary>The longer of them by <see cref="Arabizi.Fold"/>, so that every spelling counts; short words would meet English ones.</summary>
    public static readonly FrozenSet<string> ArabicLatinFolded =
        ArabicLatin.Where(w => w.Length >= ShortestFolded).Select(Arabizi.Fold).ToFrozenSet(StringComparer.Ordinal);

    public const int ShortestFolded = 5;

    /// <summary>Arabic in Latin letters too, but also words or parts of other languages: they count only beside a firm one.</summary>
    public static readonly FrozenSet<string> ArabicLatinLoose = Set(
        "ana leh ley lee kam hal fi fe fee mu mo al el il min mn men ala w wa aw awi awy eh law lw ya sar salam ma da di de kom ba fel bel lel wel fil bil lil mn bi b 3 ay ayy eli deh aba abi mali hala nas haram halal");

    /// <summary>Of the loose ones, those that make a short message Arabic: "microblading kam", "fe valet".</summary>
    public static readonly FrozenSet<string> ArabicLatinTelling = Set("kam fe fi bel fel wel lel mn eh leh aba abi salam el");

    public static readonly FrozenSet<string> OtherLatin = Set(
        "los las una unos y que por para con como cuanto cuesta tengo quiero puedo estoy despues hola gracias donde cuando duele usted ustedes pero muy hablan hablas esta este tambien necesito cara piel labios ayuda " +
        "ich und der die das ist nicht ein eine mit fur wie viel kostet habe kann nach bin wenn oder hallo danke tut weh sie wir haben konnen sprechen deutsch kannst du bitte mir mein meine auch noch wieviel sprichst " +
        "lo gli che per quanto costa sono ho posso dopo ciao grazie della dello nel vorrei viso pelle avete siete fate buongiorno quando dove " +
        "ve bir bu ne kadar icin var mi mu degil sonra nasil merhaba tesekkur agri yuz fiyat randevu almak istiyorum miyim misiniz yapiyor musunuz cilt dudak " +
        "voce nao quero meu minha obrigado obrigada depois muito voces tem fazer rosto ola bom tarde " +
        "saya apa yang dan tidak untuk berapa bisa setelah dengan terima kasih anda wajah kulit harga ada");

    /// <summary>One of these is enough in a message of one to three words.</summary>
    public static readonly FrozenSet<string> Telling = Set(
        "bonjour bonsoir salut combien svp rdv oui prix namaste namaskar dhanyavad shukriya kitna kitne kaise chahiye hai hain nahi batao bachao madad kumusta kamusta " +
        "salamat magkano pwede po opo ako ba hola gracias hablan danke deutsch ciao grazie merhaba obrigado obrigada");

    public static readonly FrozenSet<string> Urdu = Plain(
        "ہے ہیں میں مجھے میرا میری میرے کیا کیوں کیسے کتنا کتنی کتنے کب کہاں نہیں اور لیکن اگر بہت بھی کے کی کا کو سے پر ہو رہا رہی رہے گیا گئی گئے کر کرنا کریں آپ اپ " +
        "یہ وہ تھا تھی بعد پہلے چاہیے سکتا سکتی سکتے لیے والا والی ٹھیک شکریہ سانس چہرے چہرہ ہونٹ زبان درد خون بخار انجکشن ہوں ہوا ہوئی بچے بیوی شوہر آنکھ گلا سوج ڈاکٹر کلینک " +
        "کوئی کچھ ایک دو تین دن ہفتے مہینے کل آج صبح شام رات گھنٹے بتائیں بتا دیں کروانا لگوایا لگوائے جلد سوجن خارش سینے دل نظر");

    public static readonly FrozenSet<string> Persian = Plain(
        "است هست هستم نیست هستید میشه میشود می نمی شود که را این آن برای از چه چی چقدر چند چطور چگونه کجا چرا شما نمیتونم نمیتوانم میتوانم میتونم میتونین دارم دارد داره دارید دارین ندارم ندارید " +
        "شده  بشه میکنه میکنم میکند میکنید کنم کنید کنین کردم کرد کرده ایا اگر اگه خیلی با  ممنون مرسی لطفا صورتم پوست درد امپول تزریق زبانم لبم لب بکشم چشمم چشم  تو   بعدش  " +
        "ساعت روز هفته ماه  دیروز امروز فردا  شب قیمت هزینه نوبت  میخوام میخواهم بگیرم خانم دکتر خوب  چیه کیه اینجا اونجا رو تا در بر به مادرم پدرم همسرم دخترم پسرم باردار خونریزی  سوزن گلویم گلوم باردارم بدم انجام چیست تفاوت خوبید خوبی بله ادرس دستم سرم گیج حساسیت ممکنه نفسش رزرو چنده نوبتم جلسهای موهام صورت بینیم بدنم شکمم نفسم قلبم سینه ام شدم هامو");

    /// <summary>Arabic words, folded, that Persian and Urdu do not use.</summary>
    public static readonly FrozenSet<string> Arabic = Set(
        "هل في على عن الى انا انت انتي انتم عندي عندكم عندها عنده مو مب مش لا هدا هدي هاي كيف كم متى وين فين ايش شو شنو ليش ليه ابي ابا ابغى بدي عايز عايزه لو ادا يعني و مع كل هو هي كان كانت " +
        "بعد قبل او بس وش ايه ازاي دلوقتي الحين هلا اليوم امس بكرا بكره باجر لازم ممكن طيب ان اني انه انها اللي الي ما من قد لم لن ليس تم وما ولا ومن اريد عندك شكرا مرحبا السلام عليكم كتير كتير وايد مره اقدر صار صارت");

    private static FrozenSet<string> Set(string words) => Words(words).ToFrozenSet(StringComparer.Ordinal);

    private static FrozenSet<string> Plain(string words) => Words(words).Select(ArabicScript.Plain).ToFrozenSet(StringComparer.Ordinal);

    private static string[] Words(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
