using System.Collections.Frozen;

namespace MesoBot.Language;

/// <summary>
/// The small words that give a language away, folded. A word stands in a list only when it is common there and rare in the
/// others; names of treatments and body parts are in none, since patients of every language use the English ones.
/// </summary>
internal static class FunctionWords
{
    public static readonly FrozenSet<string> English = Set(
        "the is are was were be been do does did have has had will would can could should may might must i im ive you your my me we our us it its " +
        "he she they them his her their this that these those and or but if of to in on at for from with about after before than then there here " +
        "what which who when where why how not no dont cant isnt doesnt didnt wont any some all more most very just so too also only get got need " +
        "want know think feel look like please thanks thank hello hi hey help now today tomorrow yesterday week weeks day days month months year years " +
        "time much many long good bad ok okay really still going been being as by an into out up down over again because while until since am");

    public static readonly FrozenSet<string> French = Set(
        "je tu il elle nous vous ils elles le les des du un une et est suis sont ai avez avons ont mon ma mes votre vos notre ce cette ces que qui quoi " +
        "quel quelle quels quelles pour avec sans dans sur chez pas ne plus tres bien bonjour bonsoir merci combien pourquoi comment quand fait faire " +
        "peut peux puis apres avant depuis oui non svp aussi mais ou jai cest quest lest daccord dois faut ca dun dune jour jours semaine visage peau");

    public static readonly FrozenSet<string> Tagalog = Set(
        "ang ng mga sa ko mo po opo na ba ako ikaw siya kami tayo kayo sila niya namin ninyo nila hindi oo wala walang may meron mayroon kasi lang din rin " +
        "naman pero kung para yung iyong ito iyan iyon dito doon ano paano bakit kailan saan magkano pwede puwede gusto salamat kumusta kamusta pagkatapos " +
        "bago kapag kaya nang nga pa hirap huminga mukha balat araw linggo");

    public static readonly FrozenSet<string> Hindustani = Set(
        "hai hain hoon hun tha thi kya kyu kyun kaise kaisa kaisi kitna kitni kitne kab kahan kaun mujhe mera meri mere mai hum aap aapka aapki apka apki " +
        "ka ki ke ko se mein nahi nahin nhi aur lekin agar bahut bohot bhi hota hoti hote raha rahi rahe gaya gayi gaye kar karna karne karo kiya liye baad " +
        "pehle chahiye sakta sakti sakte wala wali theek thik accha acha shukriya dhanyavad namaste bhai didi yeh woh isko usko kuch koi abhi saans chehra chehre " +
        "sujan dard khoon bukhar lagwana lagwaya karwana karwaya batao bataiye please-ji ji");

    public static readonly FrozenSet<string> UrduRoman = Set("shukriya mehrbani meherbani salam janab baraye aadab inshallah-ji khuda kijiye farmaiye kindly-ji behan baji bachay chahte ghanta");

    public static readonly FrozenSet<string> ArabicLatin = Set(
        "ana inta inti ente ent enta enti enty anta anti huwa hiya hia ehna e7na i7na entu intu intou shu shou sho shoo shinu esh eish eh leh leish lesh ley lee " +
        "kif keef kef kifik kifak keefik ezay ezzay izay kam adeish adesh addesh addeh qaddeh gadesh kem mata emta imta ayemta meta wen wein wain fein feen fen " +
        "hal fi fee fih feeh mafi mafe mesh mish mush msh mu moo mo mub mob mb la2 laa ma3a ma3 maa ala 3ala 3la min men elli illi eli ely 3an 3and 3andi 3andkom " +
        "3ndi 3ndk 3ndkm 3ndkom 3endi 3endkom 3andak 3andik 3indi 3indkum andi andkom endi indi el al il w wa aw bas bs lakin ya yani ya3ni kteer ktir kteir kter ktr " +
        "wayed wayd wajed wajid gawi awi awy jiddan jeddan kullish shway shwai shwaya shwy mumkin momken momkn mumken yimkin badi bady biddi baddi beddi bede " +
        "abi abgha abga aba ab3'a 3ayez 3ayza 3awez 3awza ayez ayza awza areed urid oreed bidna abghy lazem lazim lazm laazim hada hatha hadi hai hathi dah deh " +
        "ba3d baad b3d ba3ad ba3d gabl abl qabl 9abl qbl hala2 hala halla2 alheen al7een al7in el7een l7een dilwa2ti delwa2ty dlwa2ty lissa lessa " +
        "yom youm yoom ayam usboo3 osbo3 esbo3 shahar shahr sana mara marra marhaba mar7aba marhba salam ahlan ahlain shukran shokran chukran afwan 3afwan tayeb tayyeb " +
        "law lw iza itha eza idha wallah walla wallahi habibti 7abibti habibi 7abibi inshallah nshallah in7a sa7 sa7i9 aywa aiwa ewa na3am naam " +
        "wajhi wejhi wjhi weshi wishi wishy shakli sha3ri sha3ry she3ri ibar ebar ebra ibra ebrah el2ebra elebra 7o2an ho2an hu2an 7aqn jalsa jalse jalasat galsa galasat " +
        "yowaja3 yewja3 ywj3 yoja3 bywaja3 bewga3 bywga3 biwajje3 wija3 waja3 waga3 alam takhdeer takhdir binj benj ta2 ma a7ad sar sarli 9ar 9arli da5t da5a dayekh daykha " +
        "a7taj ahtaj ta3ban ta3bana ta3baneh mareed 7amel 7amil hamel bint umi ummi ommi okhti u5ti zawji zoji jozi zawjti ibni benti bnti");

    public static readonly FrozenSet<string> ArabicLatinLoose = Set("habibi 7abibi habibti 7abibti inshallah nshallah wallah walla salam ya hai la2 el al fi min hal kam ana la law ma al w mo mu");

    public static readonly FrozenSet<string> OtherLatin = Set(
        "el los las una unos y que por para con como cuanto cuesta tengo quiero puedo estoy despues hola gracias donde cuando duele " +
        "ich und der die das ist nicht ein eine mit fur wie viel kostet habe kann nach bin wenn oder hallo danke tut weh " +
        "il lo gli che per come quanto costa sono ho posso dopo ciao grazie della dello nel " +
        "ve bir bu ne kadar icin var mi mu degil sonra nasil merhaba tesekkur agri yuz " +
        "voce nao quero meu minha obrigado obrigada depois quanto muito " +
        "saya apa yang dan tidak untuk berapa bisa setelah dengan terima kasih");

    public static readonly FrozenSet<string> UrduArabicScript = Set(
        "ہے ہیں میں مجھے میرا میری میرے کیا کیوں کیسے کتنا کتنی کتنے کب کہاں نہیں اور لیکن اگر بہت بھی کے کی کا کو سے پر ہو رہا رہی رہے گیا گئی کر کرنا کریں آپ " +
        "یہ وہ تھا تھی بعد پہلے چاہیے سکتا سکتی سکتے لیے والا والی ٹھیک شکریہ سانس چہرے چہرہ ہونٹ زبان درد خون بخار انجکشن ہوں");

    public static readonly FrozenSet<string> Persian = Set(
        "است هست هستم نیست میشه می‌شود میشود می شود که را این آن برای بعد از چه چی چقدر چند چطور چگونه کجا کی چرا من شما ما نمی نمیتونم نمی‌توانم میتوانم دارم دارد داره " +
        "شده شد کنم کنید کردم کرد آیا اگر خیلی هم با بدون دارید سلام ممنون مرسی لطفا صورتم پوست درد آمپول تزریق زبانم لبم نفس بکشم چشمم ورم");

    private static FrozenSet<string> Set(string words) =>
        words.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
