namespace Personalize.Tools.HelpBuilder;

internal static class Program
{
    private static int Main() => 0;
}
