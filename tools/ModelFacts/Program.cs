namespace Personalize.Tools.ModelFacts;

internal static class Program
{
    private static int Main() => 0;
}
