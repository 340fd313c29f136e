BeforeDiscovery {
    $module = Import-Module "$PSScriptRoot/../../out/Personalize/Personalize.psd1" -Force -PassThru
    $commands = $module.ExportedCmdlets.Values | ForEach-Object { @{ Name = $_.Name; Command = $_ } }
}

Describe 'Get-Help <Name> -Full' -ForEach $commands {
    BeforeAll {
        Import-Module "$PSScriptRoot/../../out/Personalize/Personalize.psd1" -Force
        $help = Get-Help $Name -Full
    }

    It 'says in a sentence and at length what it does' {
        # Without help of our own PowerShell shows the syntax here.
        $help.Synopsis | Should -Not -Match '\[<CommonParameters>\]'
        $help.Synopsis | Should -Match '\w.*\.$'
        $help.description.Text | Should -Not -BeNullOrEmpty
    }

    It 'describes every parameter, with its type' {
        $common = [System.Management.Automation.PSCmdlet]::CommonParameters + [System.Management.Automation.PSCmdlet]::OptionalCommonParameters
        $parameters = $Command.Parameters.Values | Where-Object Name -NotIn $common
        foreach ($parameter in $parameters) {
            $described = $help.parameters.parameter | Where-Object name -eq $parameter.Name
            $described.description.Text | Should -Not -BeNullOrEmpty -Because "-$($parameter.Name) needs a description"
            $described.type.name | Should -Not -BeNullOrEmpty
        }
    }

    It 'shows each way to call it' {
        @($help.syntax.syntaxItem).Count | Should -Be $Command.ParameterSets.Count
    }

    It 'has examples that are PowerShell, each with a title and a reason' {
        $help.examples.example.Count | Should -BeGreaterOrEqual 2
        foreach ($example in $help.examples.example) {
            $example.title | Should -Match '\w'
            $errors = $null
            [System.Management.Automation.Language.Parser]::ParseInput($example.code, [ref] $null, [ref] $errors) | Out-Null
            $errors | Should -BeNullOrEmpty
            $example.code | Should -Match $Name
        }
    }

    It 'reads as a page' {
        $page = Get-Help $Name -Full | Out-String -Width 120
        foreach ($heading in 'NAME', 'SYNOPSIS', 'SYNTAX', 'DESCRIPTION', 'PARAMETERS', 'INPUTS', 'OUTPUTS', 'RELATED LINKS') {
            $page | Should -MatchExactly "(?m)^$heading"
        }
    }
}

Describe 'about_Personalize' {
    It 'is found by its name' {
        Import-Module "$PSScriptRoot/../../out/Personalize/Personalize.psd1" -Force
        Get-Help about_Personalize | Out-String | Should -Match 'Start-PersonalizeEmulator'
    }
}
